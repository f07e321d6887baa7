namespace SafeHelp.Knowledge.Content;

/// <summary>What must hold for the public pages: titles that betray nothing, audiences that are named, a table with all its columns.</summary>
internal static class PageRules
{
    public const string File = "pages.yml";

    /// <summary>Columns of the table that goes to the map of the national union.</summary>
    public const int Columns = 15;

    private static readonly string[] Shown = ["map_title", "place_title", "directory_title", "listing_title", "poster_title", "card_title"];

    public static IEnumerable<ContentProblem> Check(ContentSet set)
    {
        foreach (var name in Shown)
        {
            if (set.Web.NeverInTitles.FirstOrDefault(word => set.Pages[name].Contains(word, StringComparison.OrdinalIgnoreCase)) is { } word)
                yield return new ContentProblem(File, 0, $"“{name}” có chữ “{word}”, người khác nhìn màn hình sẽ đoán ra.", "Dùng chữ trung tính, ví dụ “Địa chỉ hỗ trợ”.");
        }

        foreach (var code in set.Published.SelectMany(listing => listing.Audience).Distinct().Where(code => !set.Pages.Audiences.ContainsKey(code)))
            yield return new ContentProblem(File, 0, $"mục “audiences” chưa có “{code}”.", $"Thêm dòng “{code}: tên gọi” vào mục “audiences”.");
        var published = set.Published.Where(listing => listing.Phones.Count > 0).Select(listing => listing.Id).ToHashSet();
        foreach (var id in set.Pages["card_numbers"].Split('|', StringSplitOptions.TrimEntries).Where(id => !published.Contains(id)))
            yield return new ContentProblem(File, 0, $"“card_numbers”: “{id}” không phải bản ghi đang công bố có số điện thoại.", "Sửa mã, hoặc công bố bản ghi đó trong listings/.");
        if (set.Pages["csv_columns"].Split('|').Length != Columns)
            yield return new ContentProblem(File, 0, $"“csv_columns” phải có đúng {Columns} cột, cách nhau dấu |.", "Chép lại dòng này từ bản gốc rồi chỉ đổi tên cột.");
    }
}
