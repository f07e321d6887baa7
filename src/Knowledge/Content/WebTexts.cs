namespace SafeHelp.Knowledge.Content;

/// <summary>The words of the chat page, from <c>web.yml</c>.</summary>
public sealed class WebTexts
{
    /// <summary>Every text that the page asks for, by its name in the file.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "title", "name", "tagline", "exit", "exit_note", "guide_link", "emergency_label", "log_label", "input_label", "placeholder", "send",
        "locate", "locate_why", "locate_yes", "locate_no", "locating", "locate_refused", "my_location", "bot", "you", "typing", "sending", "failed",
        "offline", "ended", "restart", "call", "no_script", "no_script_places", "guide_title", "guide_close", "embed_open", "embed_close", "embed_title", "embed_open_en", "embed_close_en", "embed_title_en",
        "under_age", "grown_up", "poster_link", "poster_lead", "poster_how", "poster_picture", "poster_print",
    ];

    private readonly Dictionary<string, string> texts;

    private WebTexts(Dictionary<string, string> texts) => this.texts = texts;

    /// <summary>Where "leave quickly" leads.</summary>
    public string ExitUrl { get; private init; } = "";

    /// <summary>Listings whose numbers are always on screen, and the short name under each.</summary>
    public IReadOnlyList<(string ListingId, string Label)> Emergency { get; private init; } = [];

    /// <summary>Of those the ones that a child sees, first one first.</summary>
    public IReadOnlyList<string> EmergencyForAChild { get; private init; } = [];

    /// <summary>Ids of the listings shown where scripts do not run.</summary>
    public IReadOnlyList<string> Help { get; private init; } = [];

    /// <summary>Words that a title would betray the visitor with.</summary>
    public IReadOnlyList<string> NeverInTitles { get; private init; } = [];

    /// <summary>The page on safer use.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<string> Lines)> Guide { get; private init; } = [];

    public string this[string name] => texts.GetValueOrDefault(name, "");

    internal static WebTexts Read(YamlSource source)
    {
        var texts = new Dictionary<string, string>();
        var record = source.Records().FirstOrDefault();
        if (record is null) return new WebTexts(texts);
        record.OnlyKeys("exit_url", "emergency", "emergency_for_a_child", "texts", "help", "guide", "never_in_titles");
        ReadTexts(record, texts);
        return new WebTexts(texts)
        {
            ExitUrl = ReadExit(record),
            Emergency = [.. record.Records("emergency").Select(number => (number.Required("listing"), number.Required("label")))],
            EmergencyForAChild = record.Texts("emergency_for_a_child"),
            Help = record.Texts("help"),
            NeverInTitles = record.Texts("never_in_titles"),
            Guide = [.. record.Records("guide").Select(section => (section.Required("heading"), section.Texts("lines")))],
        };
    }

    private static void ReadTexts(YamlRecord record, Dictionary<string, string> texts)
    {
        if (record.Record("texts") is not { } named)
        {
            record.Fault("texts", "thiếu mục “texts”.", "Chép lại mục này từ bản gốc.");
            return;
        }

        named.OnlyKeys([.. Names]);
        foreach (var name in Names) texts[name] = named.Required(name);
    }

    private static string ReadExit(YamlRecord record)
    {
        var url = record.Required("exit_url");
        if (!url.StartsWith("https://", StringComparison.Ordinal))
            record.Fault("exit_url", "trang thoát nhanh phải bắt đầu bằng https://.", "Ghi địa chỉ một trang bình thường, ví dụ https://vi.wikipedia.org/.");
        return url;
    }
}
