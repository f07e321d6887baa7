using DocumentFormat.OpenXml.Spreadsheet;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Tables;

namespace SafeHelp.Staff.Import;

/// <summary>The empty summary table to fill in: explained columns, lists to choose from, one example.</summary>
public static class TableTemplate
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Required = " *";
    private const int LastRow = 10_001;
    private const int LongestPrompt = 255;
    private const int LongestTitle = 32;

    public static byte[] Make(KnowledgeSnapshot knowledge)
    {
        var texts = knowledge.Content.Import;
        var lists = new TemplateLists(knowledge);
        using var file = new SheetFile();
        List<(IReadOnlyList<string>, uint)> rows = [([.. texts.Columns.Select(Header)], SheetStyles.Head), ([.. texts.Columns.Select(column => column.Example)], SheetStyles.Example)];
        var sheet = file.Add(texts.Template.Sheet, rows, [.. texts.Columns.Select(Width)], SheetStyles.Text);
        sheet.Append(Validations(texts, lists));
        file.Add(texts.Template.Guide, Guide(texts), [28, 12, 70, 40], SheetStyles.Text);
        file.Add(texts.Template.Lists, lists.Rows(), [.. lists.Heads.Select(_ => 32.0)], SheetStyles.Text);
        return file.Bytes();
    }

    private static string Header(ColumnText column) => column.Header + (column.IsRequired ? Required : "");

    private static double Width(ColumnText column) => column.Column is ImportColumn.Number ? 8 : Math.Clamp(Math.Max(column.Header.Length, column.Example.Length), 14, 36);

    private static IEnumerable<(IReadOnlyList<string>, uint)> Guide(ImportTexts texts)
    {
        yield return (texts.Template.GuideHeads, SheetStyles.Head);
        foreach (var step in texts.Template.Steps) yield return (["", "", step], SheetStyles.Text);
        foreach (var column in texts.Columns) yield return ([column.Header, column.IsRequired ? texts.Template.Yes : texts.Template.No, column.Help, column.Example], SheetStyles.Text);
    }

    private static DataValidations Validations(ImportTexts texts, TemplateLists lists) => new(texts.Columns.Select((column, at) => Validation(column, at, texts, lists)));

    // A list offers and never forbids: old names and several values in one cell are right, too.
    private static DataValidation Validation(ColumnText column, int at, ImportTexts texts, TemplateLists lists)
    {
        var letter = TemplateLists.Letters(at);
        var made = new DataValidation
        {
            SequenceOfReferences = new DocumentFormat.OpenXml.ListValue<DocumentFormat.OpenXml.StringValue>([new DocumentFormat.OpenXml.StringValue($"{letter}2:{letter}{LastRow}")]),
            AllowBlank = true,
            ShowInputMessage = true,
            ShowErrorMessage = false,
            PromptTitle = Cut(column.Header, LongestTitle),
            Prompt = Cut(column.Help, LongestPrompt),
        };
        var province = TemplateLists.Letters(texts.Columns.ToList().FindIndex(one => one.Column is ImportColumn.Province));
        if (lists.Formula(column.List, $"${province}2") is not { } formula) return made;
        made.Type = DataValidationValues.List;
        made.Append(new Formula1(formula));
        return made;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}

/// <summary>The lists of the template, each a column of a sheet of their own.</summary>
internal sealed class TemplateLists
{
    private const string Communes = "communes";

    private static readonly string[] Served = ["own_commune", "whole_province", "whole_country"];

    private readonly string sheet;
    private readonly List<(string Name, IReadOnlyList<string> Values)> lists;

    public TemplateLists(KnowledgeSnapshot knowledge)
    {
        var (texts, words) = (knowledge.Content.Import, knowledge.Content.Records);
        sheet = texts.Template.Lists;
        var communes = knowledge.Gazetteer.Communes.OrderBy(commune => commune.Province.Code, StringComparer.Ordinal).ThenBy(commune => commune.Unit.Code, StringComparer.Ordinal).ToList();
        var doubled = communes.GroupBy(commune => (commune.Province.Code, commune.Unit.Name)).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        lists =
        [
            ("categories", [.. knowledge.Categories.Values.Select(category => category.Label)]),
            ("costs", texts.Words("costs")),
            ("audiences", [.. words.Audiences.Values]),
            ("languages", [.. words.Languages.Values]),
            ("serves", [.. Served.Select(key => texts.Words(key)[0])]),
            ("provinces", [.. knowledge.Gazetteer.Provinces.Select(province => province.Name)]),
            ("confidentiality", [.. Enum.GetValues<Confidentiality>().Select(level => words.Of(level))]),
            ("hours", texts.Words("hours")),
            // Beside each other, so that a province's communes can be found.
            ("", [.. communes.Select(commune => commune.Province.Name)]),
            (Communes, [.. communes.Select(commune => doubled.Contains((commune.Province.Code, commune.Unit.Name)) ? $"{commune.Unit.Name} ({commune.Unit.Code})" : commune.Unit.Name)]),
        ];
        Heads = [.. lists.Select(list => texts.Columns.FirstOrDefault(column => column.List == list.Name)?.Header ?? texts.Of(ImportColumn.Province).Header)];
    }

    public IReadOnlyList<string> Heads { get; }

    public IEnumerable<(IReadOnlyList<string>, uint)> Rows()
    {
        yield return (Heads, SheetStyles.Head);
        for (var at = 0; at < lists.Max(list => list.Values.Count); at++)
            yield return ([.. lists.Select(list => at < list.Values.Count ? list.Values[at] : "")], SheetStyles.Text);
    }

    /// <param name="provinceCell">Where the row says its province; its communes are then offered.</param>
    public string? Formula(string? name, string provinceCell)
    {
        var at = lists.FindIndex(list => list.Name == name);
        if (name is null || at < 0) return null;
        var letter = Letters(at);
        if (name != Communes) return $"'{sheet}'!${letter}$2:${letter}${lists[at].Values.Count + 1}";
        var provinces = $"'{sheet}'!${Letters(at - 1)}:${Letters(at - 1)}";
        return $"OFFSET('{sheet}'!${letter}$1,MATCH({provinceCell},{provinces},0)-1,0,COUNTIF({provinces},{provinceCell}),1)";
    }

    public static string Letters(int column) => $"{(char)('A' + column)}";
}
