using System.Text.Json;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tables;

/// <summary>The words of the summary table: columns, what is recognised in cells, what is said of faults; from <c>content/import</c>.</summary>
public sealed class ImportTexts
{
    private readonly Dictionary<ImportCode, (string What, string Mend)> notes;
    private readonly Dictionary<string, IReadOnlyList<string>> words;

    private ImportTexts(IReadOnlyList<ColumnText> columns, Dictionary<ImportCode, (string What, string Mend)> notes, Dictionary<string, IReadOnlyList<string>> words)
    {
        Columns = columns;
        this.notes = notes;
        this.words = words;
    }

    /// <summary>In the order of the template.</summary>
    public IReadOnlyList<ColumnText> Columns { get; }

    /// <summary>How weekdays are written, and how <see cref="Listings.OpeningHours"/> reads them.</summary>
    public IReadOnlyDictionary<string, string> Days { get; private init; } = new Dictionary<string, string>();

    public required TemplateText Template { get; init; }

    internal OldEncodings Encodings { get; private init; } = OldEncodings.None;

    internal Syllables Syllables { get; private init; } = new([], []);

    public ColumnText Of(ImportColumn column) => Columns[(int)column];

    /// <summary>Ways of writing something, the template's own first; empty for an unknown key.</summary>
    public IReadOnlyList<string> Words(string key) => words.GetValueOrDefault(key) ?? [];

    /// <summary>A note in words.</summary>
    public ImportNote Note(ImportPlace place, ImportCode code, string value = "", string hint = "")
    {
        var (what, mend) = notes.GetValueOrDefault(code, (code.ToString(), ""));
        return new ImportNote(place.Sheet, place.Row, place.Column, place.Header, code, Fill(what, value, hint), Fill(mend, value, hint));
    }

    internal static ImportTexts Read(string contentFolder, ICollection<ContentProblem> problems)
    {
        var table = Root(contentFolder, "import/table.yml", problems);
        var columns = Enum.GetValues<ImportColumn>().Select(column => Column(column, table?.Record("columns"))).ToList();
        var notes = Enum.GetValues<ImportCode>().ToDictionary(code => code, code => Note(code, table?.Record("notes")));
        var words = table?.Record("words");
        return new ImportTexts(columns, notes, Lists(table, words))
        {
            Template = TemplateText.Read(table?.Record("template")),
            Days = words?.Record("days") is { } days ? days.Keys.ToDictionary(key => Folding.Fold(key), days.Required) : [],
            Encodings = OldEncodings.Read(Root(contentFolder, "import/encodings.yml", problems)),
            // Its faults are told where messages are understood.
            Syllables = TextContentReader.Read(contentFolder, []).Syllables,
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> Lists(YamlRecord? table, YamlRecord? words)
    {
        var lists = words?.Keys.Where(key => key != "days").ToDictionary(key => key, words.Texts) ?? [];
        lists["hardship"] = table?.Texts("hardship") ?? [];
        return lists;
    }

    private static ColumnText Column(ImportColumn column, YamlRecord? columns)
    {
        var name = Name(column.ToString());
        if (columns?.Record(name) is not { } record) return new ColumnText(column, Missing(columns, name), [], "", "", false, null);
        record.OnlyKeys("header", "names", "help", "example", "required", "list");
        return new ColumnText(column, record.Required("header"), record.Texts("names"), record.Required("help"), record.Optional("example") ?? "", record.Flag("required"), record.Optional("list"));
    }

    private static (string What, string Mend) Note(ImportCode code, YamlRecord? notes)
    {
        var name = Name(code.ToString());
        return notes?.Record(name) is { } record ? (record.Required("what"), record.Required("mend")) : (Missing(notes, name), "");
    }

    private static string Missing(YamlRecord? section, string name)
    {
        section?.Fault(name, $"thiếu mục “{name}”.", "Chép lại mục này từ bản gốc.");
        return name;
    }

    private static YamlRecord? Root(string folder, string file, ICollection<ContentProblem> problems)
    {
        var records = new YamlSource(folder, file, problems).Records();
        return records.Count > 0 ? records[0] : null;
    }

    private static string Fill(string text, string value, string hint) =>
        text.Replace("{value}", value, StringComparison.Ordinal).Replace("{hint}", hint, StringComparison.Ordinal);

    private static string Name(string code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code);
}

/// <summary>Where in a table: see <see cref="ImportNote"/>.</summary>
public sealed record ImportPlace(string Sheet, int Row = 0, string Column = "", string Header = "")
{
    public static readonly ImportPlace File = new("");
}

/// <summary>Words of the template beside its columns.</summary>
/// <param name="Mark">Stands in the number column of example rows, which nobody imports.</param>
public sealed record TemplateText(string Sheet, string Guide, string Lists, string File, string Mark, string Title, IReadOnlyList<string> Steps, IReadOnlyList<string> GuideHeads, string Yes, string No)
{
    internal static TemplateText Read(YamlRecord? record)
    {
        string Text(string key) => record?.Required(key) ?? key;
        return new TemplateText(Text("sheet"), Text("guide"), Text("lists"), Text("file"), Text("mark"), Text("title"), record?.Texts("steps") ?? [], record?.Texts("guide_heads") ?? [], Text("yes"), Text("no"));
    }
}
