namespace SafeHelp.Knowledge.Content;

/// <summary>What must hold for the chat page: its numbers exist, and its title betrays nothing.</summary>
internal static class WebRules
{
    public const string File = "web.yml";

    // A browser's tab, its history, a shared link and the button on a union's page show these.
    private static readonly string[] Shown = ["title", "guide_title", "embed_title", "embed_open", "embed_title_en", "embed_open_en", "poster_lead", "poster_how"];

    public static IEnumerable<ContentProblem> Check(ContentSet set)
    {
        var published = set.Published.Where(listing => listing.Phones.Count > 0).DistinctBy(listing => listing.Id).ToDictionary(listing => listing.Id);
        foreach (var id in set.Web.Emergency.Select(number => number.ListingId).Concat(set.Web.Help).Distinct().Where(id => !published.ContainsKey(id)))
            yield return new ContentProblem(File, 0, $"“{id}” không phải bản ghi đang công bố có số điện thoại.", "Sửa mã, hoặc công bố bản ghi đó trong listings/.");
        if (!set.Web.Emergency.Any(number => published.TryGetValue(number.ListingId, out var line) && line.Hours?.IsAlways == true))
            yield return new ContentProblem(File, 0, "không có số nào trực 24/7 trong mục “emergency”.", "Thêm một bản ghi có hours: 24/7.");
        foreach (var id in set.Web.EmergencyForAChild.Where(id => !set.Web.Emergency.Any(number => number.ListingId == id)))
            yield return new ContentProblem(File, 0, $"“{id}” trong mục “emergency_for_a_child” không có ở mục “emergency”.", "Thêm vào “emergency” trước.");
        foreach (var name in Shown)
        {
            if (set.Web.NeverInTitles.FirstOrDefault(word => set.Web[name].Contains(word, StringComparison.OrdinalIgnoreCase)) is { } word)
                yield return new ContentProblem(File, 0, $"“{name}” có chữ “{word}”, người khác nhìn màn hình sẽ đoán ra.", "Dùng chữ trung tính, ví dụ “Hỏi đáp”.");
        }
    }
}
