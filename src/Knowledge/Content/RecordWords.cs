using System.Globalization;
using System.Text.Json;
using SafeHelp.Knowledge.Listings.Hardship;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Knowledge.Content;

/// <summary>The terms of records and every word that staff read about them, from <c>records.yml</c>.</summary>
public sealed class RecordWords
{
    private static readonly string[] Lists = ["services", "languages", "audiences", "roles", "reminder"];

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> sections;

    private RecordWords(RecordTerms terms, Dictionary<string, IReadOnlyDictionary<string, string>> sections) => (Terms, this.sections) = (terms, sections);

    public RecordTerms Terms { get; }

    /// <summary>Services by code.</summary>
    public IReadOnlyDictionary<string, string> Services => Section("services");

    /// <summary>Languages by code.</summary>
    public IReadOnlyDictionary<string, string> Languages => Section("languages");

    /// <summary>Whom a place can be for, by code.</summary>
    public IReadOnlyDictionary<string, string> Audiences => Section("audiences");

    /// <summary>Roles of staff by code.</summary>
    public IReadOnlyDictionary<string, string> Roles => Section("roles");

    /// <summary>Subject and text of the mail that reminds of due records.</summary>
    public IReadOnlyDictionary<string, string> Reminder => Section("reminder");

    /// <summary>The word for a state, an action, a field and so on; its code where there is none.</summary>
    public string Of<T>(T code)
        where T : struct, Enum =>
        RecordVocabulary.Sections.TryGetValue(typeof(T), out var section) ? Section(section).GetValueOrDefault(Name(code), Name(code)) : Name(code);

    /// <summary>Why something was refused and what to do.</summary>
    public string Of(Refusal refusal) =>
        Of(refusal.Code).Replace("{field}", refusal.Field is { } field ? Of(field) : "", StringComparison.Ordinal);

    internal static RecordWords Read(YamlSource source)
    {
        var sections = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        var record = source.Records().FirstOrDefault();
        if (record is null) return new RecordWords(RecordTerms.Default, sections);
        record.OnlyKeys(["terms", .. Lists, .. RecordVocabulary.Sections.Values.Distinct()]);
        foreach (var section in Lists.Concat(RecordVocabulary.Sections.Values.Distinct())) sections[section] = ReadSection(record, section);
        return new RecordWords(ReadTerms(record), sections);
    }

    private static Dictionary<string, string> ReadSection(YamlRecord record, string section)
    {
        if (record.Record(section) is not { } words)
        {
            record.Fault(section, $"thiếu mục “{section}”.", "Chép lại mục này từ bản gốc.");
            return [];
        }

        string[] asked = [.. RecordVocabulary.Sections.Where(one => one.Value == section).SelectMany(one => Enum.GetNames(one.Key)).Select(Name)];
        if (asked.Length > 0) words.OnlyKeys(asked);
        return (asked.Length > 0 ? asked : [.. words.Keys]).ToDictionary(key => key, words.Required);
    }

    private static RecordTerms ReadTerms(YamlRecord record)
    {
        if (record.Record("terms") is not { } terms)
        {
            record.Fault("terms", "thiếu mục “terms”.", "Chép lại mục này từ bản gốc.");
            return RecordTerms.Default;
        }

        terms.OnlyKeys("review_months", "notice_days", "grace_days", "appraised_percent", "fewest_shown");
        return new RecordTerms(Number(terms, "review_months", (1, 12)), Number(terms, "notice_days", (0, 90)), Number(terms, "grace_days", (0, 180)), Number(terms, "appraised_percent", (0, 100)), Number(terms, "fewest_shown", (2, 100)));
    }

    private static int Number(YamlRecord terms, string key, (int Least, int Most) bounds)
    {
        if (int.TryParse(terms.Required(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= bounds.Least && number <= bounds.Most) return number;
        terms.Fault(key, $"“{key}” không đúng.", $"Ghi một số từ {bounds.Least} đến {bounds.Most}.");
        return bounds.Most;
    }

    private IReadOnlyDictionary<string, string> Section(string name) => sections.GetValueOrDefault(name) ?? new Dictionary<string, string>();

    private static string Name<T>(T code)
        where T : struct, Enum => Name(code.ToString());

    private static string Name(string code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code);
}

/// <summary>Which section of <c>records.yml</c> has the words for which codes.</summary>
internal static class RecordVocabulary
{
    public static readonly IReadOnlyDictionary<Type, string> Sections = new Dictionary<Type, string>
    {
        [typeof(RecordState)] = "states",
        [typeof(Confidentiality)] = "confidentiality",
        [typeof(RecordActionKind)] = "actions",
        [typeof(PaperKind)] = "papers",
        [typeof(PaperScope)] = "papers",
        [typeof(HardshipKind)] = "hardship",
        [typeof(RecordField)] = "fields",
        [typeof(RefusalCode)] = "refusals",
    };
}
