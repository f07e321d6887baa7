using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>Reads <c>content/danger/*.yml</c>: slots, calm contexts and danger phrases; slots and contexts may be used across files.</summary>
internal static class DangerPhraseReader
{
    public static DangerPhrases Read(string contentFolder, ICollection<ContentProblem> problems)
    {
        var files = YamlSource.In(contentFolder, "danger", problems).SelectMany(source => source.Records()).ToList();
        foreach (var file in files) file.OnlyKeys("version", "slots", "calm", "danger");
        var compiler = new PhraseCompiler(Slots(files));
        var contexts = files.SelectMany(file => file.Records("calm")).Select(record => Context(record, compiler)).ToList();
        var byId = contexts.GroupBy(context => context.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return new DangerPhrases([.. files.SelectMany(file => file.Records("danger")).Select(record => Phrase(record, compiler, byId))], [.. byId.Values]);
    }

    private static Dictionary<string, IReadOnlyList<string>> Slots(List<YamlRecord> files)
    {
        var slots = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var record in files.Select(file => file.Record("slots")).OfType<YamlRecord>())
        {
            foreach (var name in record.Keys) slots[name] = record.Texts(name);
        }

        return slots;
    }

    private static CalmContext Context(YamlRecord record, PhraseCompiler compiler)
    {
        record.OnlyKeys("id", "reach", "phrases");
        return new CalmContext(record.Required("id"), Reach(record), Patterns(record, compiler));
    }

    private static ContextReach Reach(YamlRecord record)
    {
        var reach = record.Required("reach");
        if (Enum.TryParse<ContextReach>(reach, true, out var known)) return known;
        record.Fault("reach", $"không hiểu “{reach}”.", "Dùng message (cả tin), before (ngay trước) hoặc overlap (trùng chữ).");
        return ContextReach.Overlap;
    }

    private static DangerPhrase Phrase(YamlRecord record, PhraseCompiler compiler, Dictionary<string, CalmContext> contexts)
    {
        record.OnlyKeys("id", "urgency", "certain", "unless", "phrases");
        var unless = record.Texts("unless");
        foreach (var id in unless.Where(id => !contexts.ContainsKey(id)))
            record.Fault("unless", $"không có ngữ cảnh “{id}”.", "Dùng một id trong các mục “calm”.");
        if (!Labels.TryUrgency(record.Required("urgency"), out var urgency))
            record.Fault("urgency", "mức khẩn không đúng.", "Dùng emergency hoặc high.");
        return new DangerPhrase(record.Required("id"), urgency, record.Flag("certain"), Patterns(record, compiler), unless);
    }

    private static List<PhrasePattern> Patterns(YamlRecord record, PhraseCompiler compiler)
    {
        var patterns = new List<PhrasePattern>();
        foreach (var phrase in record.Texts("phrases"))
        {
            if (compiler.Compile(phrase) is { } pattern) patterns.Add(pattern);
            else record.Fault("phrases", $"không đọc được “{phrase}”.", "Kiểm tra dấu ngoặc và tên trong {…} có ở mục “slots”.");
        }

        return patterns;
    }
}
