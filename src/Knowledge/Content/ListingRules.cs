using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Knowledge.Content;

/// <summary>What one listing must fulfil.</summary>
internal static class ListingRules
{
    public static IEnumerable<ContentProblem> Check(Located<Listing> found, HashSet<string> categories, BlockedNumbers blocked)
    {
        var listing = found.Value;
        if (!categories.Contains(listing.Category))
            yield return found.Problem($"không có loại “{listing.Category}”.", "Thêm loại này vào categories.yml hoặc sửa lại mã.");
        if (!listing.IsPublished) yield break;

        foreach (var phone in listing.Phones)
        {
            if (blocked.WhyBlocked(phone.Dial) is { } why)
                yield return found.Problem($"số {phone.Display} bị chặn, không được công bố. {why}", "Bỏ số này, hoặc đổi display thành internal.");
        }

        if (listing.Phones.Count == 0 && listing.Place?.Address is null)
            yield return found.Problem("bản ghi công bố mà không có số điện thoại lẫn địa chỉ.", "Thêm số hoặc địa chỉ, hoặc đổi display thành internal.");
        if (listing.Source is null)
            yield return found.Problem("bản ghi công bố mà không có nguồn.", "Thêm dòng “source: …”.");
        if (listing.Display is DisplayState.ShowWithDate && listing.SourceDate is null)
            yield return found.Problem("bản ghi “warn” phải có ngày của nguồn.", "Thêm dòng “source_date: …”.");
        if (listing.Hours is null && listing.HoursNote is null)
            yield return found.Problem("chưa rõ giờ trực.", "Thêm “hours”, hoặc “hours_note” nói rõ là chưa biết.");
    }
}
