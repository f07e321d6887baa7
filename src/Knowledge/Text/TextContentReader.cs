using SafeHelp.Knowledge.Content;

namespace SafeHelp.Knowledge.Text;

/// <summary>Reads <c>content/text</c>.</summary>
public static class TextContentReader
{
    private const string Folder = "text";

    public static TextContent Read(string contentFolder, ICollection<ContentProblem> problems)
    {
        var syllables = Record(contentFolder, "syllables.yml", problems);
        var sentences = Record(contentFolder, "sentences.yml", problems);
        return new TextContent
        {
            Syllables = new Syllables(Words(syllables, "onsets"), Words(syllables, "rimes")),
            ShortForms = [.. ShortFormsOf(contentFolder, "short-forms.yml", problems), .. ShortFormsOf(contentFolder, "misspellings.yml", problems)],
            Emoji = Table(Record(contentFolder, "emoji.yml", problems)?.Record("emoji")),
            Units = Table(Record(contentFolder, "units.yml", problems)?.Record("units")),
            Regional = Table(Record(contentFolder, "regional.yml", problems)?.Record("words")),
            Kinds = Lists(Record(contentFolder, "kinds.yml", problems)?.Record("kinds")),
            Sentences = sentences?.Texts("sentences") ?? [],
        };
    }

    private static YamlRecord? Record(string contentFolder, string file, ICollection<ContentProblem> problems)
    {
        var source = new YamlSource(contentFolder, $"{Folder}/{file}", problems);
        var records = source.Records();
        return records.Count > 0 ? records[0] : null;
    }

    private static IEnumerable<string> Words(YamlRecord? record, string key) =>
        (record?.Texts(key) ?? []).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static Dictionary<string, string> Table(YamlRecord? record) =>
        record is null ? [] : record.Keys.ToDictionary(key => key, record.Required, StringComparer.Ordinal);

    private static Dictionary<string, IReadOnlyList<string>> Lists(YamlRecord? record) =>
        record is null ? [] : record.Keys.ToDictionary(key => key, record.Texts, StringComparer.Ordinal);

    private static IEnumerable<ShortForm> ShortFormsOf(string contentFolder, string file, ICollection<ContentProblem> problems)
    {
        var record = Record(contentFolder, file, problems);
        if (record is null) return [];
        var free = Table(record.Record("forms")).Select(pair => new ShortForm(pair.Key, Composition.Compose(pair.Value), EmptySet, EmptySet, EmptySet));
        return record.Records("readings").Select(Reading).Concat(free);
    }

    private static HashSet<string> EmptySet { get; } = [];

    private static ShortForm Reading(YamlRecord record)
    {
        record.OnlyKeys("form", "means", "after", "before", "near");
        var form = new ShortForm(record.Required("form"), record.Required("means"), Folded(record, "after"), Folded(record, "before"), Folded(record, "near"));
        if (form.IsFree) record.Fault("form", $"cách đọc “{form.Form}” không nói khi nào dùng.", "Thêm “after”, “before” hoặc “near”, hoặc chuyển xuống “forms”.");
        return form;
    }

    private static HashSet<string> Folded(YamlRecord record, string key) =>
        record.Texts(key).Select(word => Folding.Fold(word)).ToHashSet(StringComparer.Ordinal);
}
