using System.Globalization;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;

namespace SafeHelp.Staff.Talks;

/// <summary>How the line, talks and refusals are called on the screens.</summary>
internal static class TalkWords
{
    public static string Of(Urgency urgency) => urgency switch { Urgency.Emergency => "Khẩn cấp", Urgency.High => "Nghiêm trọng", _ => "Bình thường" };

    public static string Of(HandoverReason reason) => reason switch
    {
        HandoverReason.Emergency => "đang nguy hiểm, muốn gặp người",
        HandoverReason.NotUnderstood => "máy chưa hiểu",
        HandoverReason.Child => "trẻ em cần người lớn",
        _ => "người dân muốn gặp cán bộ",
    };

    public static string Audience(string label) => Labels.TrySpeaker(label, out var speaker) ? Of(speaker) : "chưa rõ";

    public static string Of(Speaker speaker) => speaker switch
    {
        Speaker.SelfAdult => "chính người cần giúp",
        Speaker.SelfChild => "trẻ em",
        Speaker.ThirdParty => "người báo tin",
        Speaker.Staff => "cán bộ",
        _ => "chưa rõ",
    };

    public static string Topic(KnowledgeSnapshot knowledge, string label) => knowledge.Topic(label)?.Title ?? "chưa rõ chuyện gì";

    public static string Channel(string id) => id switch { "webchat" => "trang web", "telegram" => "Telegram", "zalo" => "Zalo", "messenger" => "Messenger", "phone" => "điện thoại", _ => id };

    public static string Time(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "dưới 1 phút",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} phút"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} giờ {time.Minutes} phút"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.Days} ngày"),
    };

    /// <summary>What is left of a vendor's window, or why nothing is.</summary>
    public static string Of(ReplyWindow window)
    {
        if (!window.IsOpen) return window.WhyClosed is "enough-in-a-row" ? "Đã gửi đủ số tin cho phép. Chờ người dân nhắn lại rồi mới gửi tiếp được." : "Kênh này không còn cho gửi tin. Chỉ trả lời được khi người dân nhắn lại.";
        List<string> left = [];
        if (window.FreeLeft is { } free) left.Add(free > TimeSpan.Zero ? $"còn {Time(free)} gửi không mất phí" : "từ giờ gửi mất phí");
        if (window.OpenLeft is { } open) left.Add($"còn {Time(open)} để trả lời");
        if (window.MessagesLeft is { } most) left.Add($"còn {most} tin trước khi người dân nhắn lại");
        return left.Count == 0 ? "Kênh này không giới hạn thời gian trả lời." : $"{char.ToUpperInvariant(left[0][0])}{left[0][1..]}{string.Concat(left.Skip(1).Select(one => "; " + one))}.";
    }

    public static string Of(DeskRefusal refusal, IReadOnlyList<OutboundFault> faults) => refusal switch
    {
        DeskRefusal.TakenByAnother => "Cán bộ khác vừa nhận cuộc này.",
        DeskRefusal.NotYours => "Cuộc này không còn ở tay mình: đã về hàng chờ hoặc đã chuyển.",
        DeskRefusal.NotAllowed => "Cuộc này ngoài địa bàn hoặc vai trò của mình.",
        DeskRefusal.Closed => "Cuộc này đã kết thúc.",
        DeskRefusal.Length => "Chưa gửi: tin cần có chữ và dài tối đa 1.500 ký tự. Tách làm hai tin.",
        DeskRefusal.NoAlias => "Mình chưa có tên để người dân thấy. Đặt tên ở “Tài khoản của tôi” rồi nhận lại.",
        _ when faults.Count == 0 => "Chưa gửi: địa chỉ này không còn công bố.",
        _ => $"Chưa gửi: {string.Join("; ", faults.Select(Of))}. Chỉ được gửi số, địa chỉ đã công bố: tìm ở ô bên cạnh rồi gửi thẻ, hoặc bỏ chỗ ấy đi.",
    };

    private static string Of(OutboundFault fault) => $"“{fault.Found}” là {(fault.Part switch { OutboundPart.Number => "số", OutboundPart.Address => "địa chỉ", _ => "liên kết" })} chưa công bố";
}
