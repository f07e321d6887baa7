using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Reports;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Staff.Talks;

namespace SafeHelp.Staff.Reports;

/// <summary>A target of the plans beside what can be counted of it.</summary>
internal sealed record TargetLine(string Code, string Target, string Counted);

/// <summary>How reports, their sections and figures are called.</summary>
internal static class ReportWords
{
    private const string NotCounted = "máy không đếm được; ghi theo sổ của Hội";

    public static string Of(ReportKind kind) => kind switch
    {
        ReportKind.SixMonthly => "Báo cáo sáu tháng",
        ReportKind.Yearly => "Báo cáo năm",
        ReportKind.ChildrenMonth => "Tháng hành động vì trẻ em",
        ReportKind.EqualityMonth => "Tháng hành động vì bình đẳng giới",
        _ => "Báo cáo tháng",
    };

    public static string Of(TallyKind kind) => kind switch
    {
        TallyKind.Case => "Việc được kể lần đầu",
        TallyKind.Referral => "Lượt chỉ nơi giúp",
        TallyKind.Handover => "Lượt muốn gặp cán bộ",
        TallyKind.Answer => "Cán bộ trả lời lần đầu",
        TallyKind.Call => "Cuộc gọi cán bộ nghe",
        TallyKind.Feedback => "Phản hồi về số điện thoại",
        _ => "Tin nhắn",
    };

    public static string Breakdown(string name) => name switch
    {
        ReportWriter.Topic => "Theo chủ đề",
        ReportWriter.Urgency => "Theo mức khẩn",
        ReportWriter.Audience => "Theo người viết",
        ReportWriter.Channel => "Theo kênh",
        ReportWriter.Referral => "Theo loại nơi giúp",
        ReportWriter.Wait => "Theo thời gian chờ",
        _ => "Theo kết quả",
    };

    public static readonly string HowToRead =
        $"Số dưới {SafeCounts.Threshold} không hiện, và không suy ra được bằng phép trừ; số khác là “từ N trở lên” vì những phần quá nhỏ không cộng vào. Máy chỉ đếm, không biết ai là ai.";

    public static IReadOnlyList<(string Name, long Count)> Directory(DirectoryFigures figures) =>
    [
        ("Đang công bố", figures.Published), ("Quá hạn rà soát", figures.Overdue), ("Rà trong ba tháng qua", figures.Reviewed),
        ("Xã, phường có địa chỉ", figures.CommunesCovered), ("Xã, phường trong địa bàn", figures.Communes),
    ];

    /// <summary>The largest first.</summary>
    public static IReadOnlyList<KeyValuePair<string, long>> Ordered(IReadOnlyDictionary<string, long> figures) =>
        [.. figures.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal)];

    /// <summary>What is too little is not said; what is said leaves out what is too little.</summary>
    public static string Figure(long count) => count == 0 ? $"dưới {SafeCounts.Threshold}" : $"từ {count} trở lên";

    public static string Category(KnowledgeSnapshot knowledge, string breakdown, string label) => (breakdown, label) switch
    {
        (_, "") => "các mục nhỏ gộp lại",
        (ReportWriter.Topic, _) => knowledge.Topic(label)?.Title ?? label,
        (ReportWriter.Urgency, _) => Labels.TryUrgency(label, out var urgency) ? TalkWords.Of(urgency) : label,
        (ReportWriter.Audience, _) => TalkWords.Audience(label),
        (ReportWriter.Channel, _) => TalkWords.Channel(label),
        (ReportWriter.Referral, _) => knowledge.Categories.GetValueOrDefault(label)?.Label ?? label,
        (ReportWriter.Wait, _) => label switch { WaitBands.AMinute => "trong 60 giây", WaitBands.FiveMinutes => "trong 5 phút", WaitBands.TenMinutes => "trong 10 phút", _ => "lâu hơn" },
        _ => Outcome(label),
    };

    public static IReadOnlyList<TargetLine> Targets(Report report) =>
    [
        new("S1-01", "100% vụ phát hiện được Hội lên tiếng", $"việc máy ghi nhận: {Figure(Total(report, TallyKind.Case))}; cán bộ trả lời: {Figure(Total(report, TallyKind.Answer))}; cuộc gọi: {Figure(Total(report, TallyKind.Call))}"),
        new("S1-02", "90% người bị bạo lực, mua bán trở về tới được dịch vụ", $"lượt chỉ nơi giúp: {Figure(Total(report, TallyKind.Referral))}; tới được hay không thì {NotCounted}"),
        new("S1-03", "60% hộ gia đình có kiến thức phòng ngừa", NotCounted),
        new("S1-04", "80% người gây bạo lực được tư vấn", NotCounted),
        new("S1-05", "90% hội viên, phụ nữ, trẻ em được tập huấn tự bảo vệ", NotCounted),
        new("S1-06", "100% cán bộ, tuyên truyền viên được tập huấn", NotCounted),
    ];

    private static long Total(Report report, TallyKind kind) => report.Sections.FirstOrDefault(section => section.Kind == kind)?.Total ?? 0;

    private static string Outcome(string label) => label switch
    {
        Outcomes.HelpCard => "đưa số khẩn cấp",
        Outcomes.Referred => "chỉ nơi giúp",
        Outcomes.Answered => "trả lời, tư vấn",
        Outcomes.Unclear => "chưa rõ",
        Outcomes.Waiting => "vào hàng chờ",
        Outcomes.NobodyThere => "không có ai trực",
        Outcomes.Reached => "có người nghe máy",
        Outcomes.NotReached => "không ai nghe máy",
        _ => label,
    };
}
