using SafeHelp.Bot.Editing;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content.Editing;

namespace SafeHelp.Staff.Editing;

/// <summary>How files, parts and values of the content are called on screen.</summary>
public static class ContentWords
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["questions.yml"] = "Câu hay hỏi và câu đáp",
        ["replies/occasions.yml"] = "Lời chào, lời báo, thẻ khẩn cấp",
        ["replies/sentences.yml"] = "Câu ngắn ghép vào câu trả lời",
        ["replies/phrases.yml"] = "Chữ người dân gõ để bảo máy (dừng, xoá, …)",
        ["calendar.yml"] = "Tháng hành động, ngày kỷ niệm và khẩu hiệu",
        ["desk.yml"] = "Ngày nghỉ, câu có sẵn, câu hỏi khi nghe điện thoại",
        ["listings/hotlines.yml"] = "Đường dây nóng cả nước",
        ["listings/centres.yml"] = "Trung tâm, văn phòng ở các tỉnh",
        [LearntFromStaff] = "Câu cán bộ đề xuất, đã nhận",
    };

    private static readonly Dictionary<string, (string Label, string Hint)> Fields = new()
    {
        ["title"] = ("Tên chủ đề", "Ghép sau chữ “Còn về …”."),
        ["for"] = ("Nói với ai", "Không chọn: ai cũng được."),
        ["urgency"] = ("Khi nào", "Không chọn: lúc nào cũng được."),
        ["text"] = ("Câu trả lời", "Số điện thoại viết bằng mã, ví dụ {vn-113}; không gõ số thẳng vào câu. Nói với trẻ: mỗi câu không quá 15 từ."),
        ["child"] = ("Câu trả lời cho trẻ em", "Mỗi câu không quá 15 từ. Để trống nếu câu trên đã đủ ngắn, hoặc không phải chuyện của trẻ."),
        ["hotlines"] = ("Nút gọi", "Mỗi dòng một mã ở danh sách đường dây nóng, ví dụ vn-113; số cần gọi trước đứng trước."),
        ["next"] = ("Nút bấm dưới câu", "Mỗi dòng một nút: chữ trên nút | tin được gửi. Chữ trên nút không quá 35 chữ cái."),
        ["phrases"] = ("Các cách người dân gõ", "Mỗi dòng một cách, 3–6 chữ, viết có dấu. Đừng viết cụm quá chung, kẻo nuốt mất lời cầu cứu."),
        ["name"] = ("Tên", ""),
        ["from"] = ("Từ ngày", "Ngày/tháng, ví dụ 15/11; ngày nghỉ của riêng một năm viết năm-tháng-ngày, ví dụ 2026-02-14."),
        ["to"] = ("Đến hết ngày", ""),
        ["slogan"] = ("Khẩu hiệu", "Hiện dưới lời chào trong những ngày ấy. Nhiều dịp trùng nhau thì dịp ngắn nhất được dùng."),
        ["source"] = ("Nguồn", "Kế hoạch, thông báo hay văn bản nào nêu."),
        ["say"] = ("Câu có sẵn", "Không ghi số điện thoại, địa chỉ: muốn đưa số thì gửi thẻ địa chỉ."),
        ["topics"] = ("Chỉ khi nói về", "Không chọn: lúc nào cũng có."),
        ["ask"] = ("Câu hỏi", "Không hỏi “vì sao”, không hỏi tên."),
        ["phones"] = ("Số điện thoại", "Mỗi dòng một số: số hiện ra | số để gọi | miễn phí (nếu miễn phí). Ví dụ: 1800 0000 | 18000000 | miễn phí."),
        ["cost"] = ("Cước gọi", ""),
        ["hours"] = ("Giờ trực", "“24/7”, hoặc như “T2-T6 08:00-17:00; CN 08:00-11:00”."),
        ["hours_note"] = ("Nói thêm về giờ", ""),
        ["address"] = ("Địa chỉ", "Không ghi địa chỉ nhà tạm lánh."),
        ["note"] = ("Ghi chú cho người đọc", ""),
        ["display"] = ("Hiện cho dân", ""),
        ["source_date"] = ("Ngày của nguồn", "Năm-tháng-ngày."),
        ["checked"] = ("Đã gọi kiểm tra ngày", "Năm-tháng-ngày, ví dụ 2026-11-21. Chỉ ghi khi đã gọi thử."),
        [""] = ("Câu", "Giữ nguyên chữ trong ngoặc nhọn: máy điền vào đó."),
    };

    private static readonly string[] SpeakerLabels = ["self_adult", "self_child", "third_party", "staff", "unknown"];
    private static readonly string[] UrgencyLabels = ["emergency", "high", "normal"];

    public const string LearntFromStaff = "understanding/from_staff.yml";

    /// <summary>Groups of files in the order of the first screen.</summary>
    public static IReadOnlyList<(string Title, Func<string, bool> Holds)> Groups { get; } =
    [
        ("Lời chào, khẩu hiệu, lịch", file => file is "replies/occasions.yml" or "calendar.yml" or "desk.yml" or "replies/sentences.yml"),
        ("Câu trả lời theo từng chuyện", file => file.StartsWith("topics/", StringComparison.Ordinal)),
        ("Câu hay hỏi, chữ người dân gõ", file => file is "questions.yml" or "replies/phrases.yml"),
        ("Đường dây nóng và nơi giúp", file => file.StartsWith("listings/", StringComparison.Ordinal)),
        ("Tệp khác (sửa cả tệp)", _ => true),
    ];

    public static string Of(string file, KnowledgeSnapshot knowledge) =>
        file.StartsWith("topics/", StringComparison.Ordinal) && knowledge.Topic(Path.GetFileNameWithoutExtension(file)) is { } topic ? $"Chuyện: {topic.Title}" : Files.GetValueOrDefault(file) ?? file;

    public static string Label(PartField field) => Fields[field.Key].Label;

    public static string Hint(PartKind kind, PartField field) => (kind, field.Key) switch
    {
        (PartKind.Phrases, "") => "Mỗi dòng một cách gõ, viết có dấu; gõ không dấu vẫn khớp.",
        (PartKind.Observance, "from") => "Ngày/tháng, ví dụ 15/11, năm nào cũng vậy. Ngày cuối trước ngày đầu là qua năm mới.",
        _ => Fields[field.Key].Hint,
    };

    public static string Of(PartKind kind) => kind switch
    {
        PartKind.Topic => "Tên chủ đề",
        PartKind.Answer => "Câu trả lời",
        PartKind.Question => "Câu hỏi",
        PartKind.Occasion => "Câu theo dịp",
        PartKind.Sentence => "Câu ngắn",
        PartKind.Phrases => "Nhóm chữ",
        PartKind.Observance => "Dịp",
        PartKind.Holiday => "Ngày nghỉ",
        PartKind.ReadyAnswer => "Câu có sẵn",
        PartKind.CallQuestion => "Câu hỏi khi nghe điện thoại",
        _ => "Nơi giúp",
    };

    /// <summary>For whom and when an answer is.</summary>
    public static string Aim(IReadOnlyList<string> speakers, IReadOnlyList<string> urgencies, bool isForPerpetrator)
    {
        var whom = isForPerpetrator ? "người gây bạo lực muốn dừng" : speakers.Count == 0 ? "ai cũng được" : string.Join(", ", speakers.Select(Speaker));
        return urgencies.Count == 0 ? $"Nói với {whom}" : $"Nói với {whom}, {string.Join(", ", urgencies.Select(Urgency))}";
    }

    public static string Channel(string id) => id switch { "webchat" => "Trang chat", "zalo" => "Zalo", "telegram" => "Telegram", "messenger" => "Messenger", _ => id };

    public static string Of(ContentAnswer answer) => answer switch
    {
        ContentAnswer.Outdated => "Chưa lưu: người khác vừa sửa chỗ này. Xem bản của họ ở dưới; chữ mình gõ vẫn còn trong ô. Sửa lại cho khớp rồi lưu lần nữa thì bản của mình được dùng.",
        ContentAnswer.Same => "Chữ vẫn như cũ, không có gì để lưu.",
        ContentAnswer.NotInPlace => "Máy chưa ghi được chỗ này bằng biểu mẫu. Dùng “Sửa cả tệp”.",
        ContentAnswer.Refused => "Chỉ cán bộ Trung ương sửa được nội dung.",
        ContentAnswer.Faulty faulty => $"Chưa lưu: có {faulty.Faults.Count} lỗi. Sửa theo lời nhắc rồi lưu lại.",
        _ => "",
    };

    public static string Of(PhraseFault fault) => fault switch
    {
        PhraseFault.Empty => "Gõ cụm chữ muốn đề xuất.",
        PhraseFault.TooLong => $"Dài quá: nhiều nhất {PhraseRules.MostWords} chữ. Đề xuất cách nói, không chép lời kể của ai.",
        PhraseFault.HasNumber => "Có số điện thoại hay số nhà. Bỏ số đi.",
        PhraseFault.HasPlace => "Có tên nơi chốn. Bỏ tên xã, phường, tỉnh, đường đi: cách nói ấy ở đâu cũng phải hiểu được.",
        PhraseFault.HasName => "Có chữ viết hoa ở giữa, giống tên riêng. Bỏ tên người, hoặc viết thường.",
        PhraseFault.HasLink => "Có địa chỉ trang mạng hay e-mail. Bỏ đi.",
        _ => "Chỉ một dòng thôi.",
    };

    /// <summary>Values that are chosen, not typed, with what they are called; by key.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(string Value, string Label)>> Options(KnowledgeSnapshot knowledge) => new Dictionary<string, IReadOnlyList<(string Value, string Label)>>
    {
        ["for"] = [.. SpeakerLabels.Select(label => (label, Speaker(label)))],
        ["urgency"] = [.. UrgencyLabels.Select(label => (label, Urgency(label)))],
        ["topics"] = [.. Enum.GetValues<Topic>().Select(topic => Labels.Of(topic)).Select(label => (label, knowledge.Topic(label)?.Title ?? label))],
        ["display"] = [("yes", "hiện"), ("warn", "hiện, kèm ngày của nguồn"), ("internal", "chỉ cán bộ thấy"), ("never", "không bao giờ")],
    };

    private static string Speaker(string label) => label switch
    {
        "self_adult" => "người lớn tự hỏi", "self_child" => "trẻ em", "third_party" => "người báo giúp", "staff" => "cán bộ", "unknown" => "người chưa rõ", _ => label,
    };

    private static string Urgency(string label) => label switch { "emergency" => "lúc khẩn cấp", "high" => "khi nghiêm trọng", "normal" => "lúc bình thường", _ => label };
}
