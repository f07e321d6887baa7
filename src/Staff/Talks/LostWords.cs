namespace SafeHelp.Staff.Talks;

/// <summary>Why a reply did not arrive as written, and what to do about it, in words for staff.</summary>
internal static class LostWords
{
    private const string HelpInstead = "máy giữ lại và gửi số khẩn cấp thay";

    /// <summary>Codes of vendors that have no words here are shown as they are.</summary>
    public static string Of(string why) => why switch
    {
        "unpublished-number" => $"Có số điện thoại chưa (không còn) công bố: {HelpInstead}.",
        "unpublished-listing" => $"Có nơi giúp không còn công bố: {HelpInstead}.",
        "unpublished-address" => $"Có địa chỉ chưa (không còn) công bố: {HelpInstead}.",
        "unpublished-link" => $"Có liên kết hoặc e-mail chưa công bố: {HelpInstead}.",
        "window-closed" => "Chưa gửi: đã quá thời gian kênh cho trả lời. Chờ người dân nhắn lại.",
        "enough-in-a-row" => "Chưa gửi: đã đủ số tin kênh cho phép. Chờ người dân nhắn lại.",
        "never-heard" => "Chưa gửi: người này chưa từng nhắn trên kênh.",
        "too-old" => "Chưa gửi: kênh hỏng quá lâu nên máy thôi gửi.",
        "unreadable" => "Chưa gửi: khóa mã của máy chủ đã mất, không đọc lại được.",
        "erased" => "Chưa gửi: người dân đã xóa cuộc này.",
        _ => $"Chưa gửi: kênh từ chối (mã {why}).",
    };

    public static bool IsWithheld(string why) => why.StartsWith("unpublished-", StringComparison.Ordinal);
}
