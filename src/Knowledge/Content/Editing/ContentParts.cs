using System.Globalization;

namespace SafeHelp.Knowledge.Content.Editing;

/// <summary>Which parts a content file has that staff edit in a form, and which values each part has.</summary>
public static class ContentParts
{
    private static readonly Dictionary<PartKind, IReadOnlyList<PartField>> FieldsOf = new()
    {
        [PartKind.Topic] = [new("title", FieldKind.Line)],
        [PartKind.Answer] = [new("for", FieldKind.List), new("urgency", FieldKind.List), new("text", FieldKind.Text), new("hotlines", FieldKind.List), new("next", FieldKind.Taps)],
        [PartKind.Question] = [new("phrases", FieldKind.List), new("text", FieldKind.Text), new("child", FieldKind.Text), new("hotlines", FieldKind.List), new("next", FieldKind.Taps)],
        [PartKind.Occasion] = [new("text", FieldKind.Text), new("hotlines", FieldKind.List), new("next", FieldKind.Taps)],
        [PartKind.Sentence] = [new("", FieldKind.Line)],
        [PartKind.Phrases] = [new("", FieldKind.List)],
        [PartKind.Observance] = [new("name", FieldKind.Line), new("from", FieldKind.Line), new("to", FieldKind.Line), new("slogan", FieldKind.Line), new("source", FieldKind.Line)],
        [PartKind.Holiday] = [new("name", FieldKind.Line), new("from", FieldKind.Line), new("to", FieldKind.Line), new("source", FieldKind.Line)],
        [PartKind.ReadyAnswer] = [new("name", FieldKind.Line), new("say", FieldKind.Text), new("topics", FieldKind.List)],
        [PartKind.CallQuestion] = [new("ask", FieldKind.Line), new("topics", FieldKind.List), new("urgency", FieldKind.List)],
        [PartKind.Listing] =
        [
            new("name", FieldKind.Line), new("phones", FieldKind.Phones), new("cost", FieldKind.Line), new("hours", FieldKind.Line), new("hours_note", FieldKind.Line), new("address", FieldKind.Line),
            new("note", FieldKind.Text), new("display", FieldKind.Line), new("source", FieldKind.Line), new("source_date", FieldKind.Line), new("checked", FieldKind.Line),
        ],
    };

    /// <summary>Lists that staff may add to and take from; the other lists are known to the program by position or id.</summary>
    private static readonly PartKind[] Growing = [PartKind.Observance, PartKind.Holiday, PartKind.ReadyAnswer, PartKind.CallQuestion];

    public static IReadOnlyList<PartField> Fields(PartKind kind) => FieldsOf[kind];

    public static bool MayGrow(PartKind kind) => Growing.Contains(kind);

    /// <summary>The list in the file that parts of the kind stand in.</summary>
    public static string List(PartKind kind) => kind switch
    {
        PartKind.Holiday => "holidays",
        PartKind.ReadyAnswer => "ready_answers",
        PartKind.CallQuestion => "call_questions",
        PartKind.Answer => "answers",
        _ => "",
    };

    /// <summary>Empty for a file that is edited only as a whole.</summary>
    public static IReadOnlyList<ContentPart> Of(string file, YamlText text) => file switch
    {
        _ when file.StartsWith("topics/", StringComparison.Ordinal) => [new ContentPart(PartKind.Topic, "", text.Words("title")), .. Items(text, PartKind.Answer, "")],
        _ when file.StartsWith("listings/", StringComparison.Ordinal) && file.EndsWith(".yml", StringComparison.Ordinal) => Items(text, PartKind.Listing, "name"),
        "questions.yml" => Items(text, PartKind.Question, "id"),
        "replies/occasions.yml" => Items(text, PartKind.Occasion, "id"),
        "replies/sentences.yml" => [.. text.Keys("").Select(key => new ContentPart(PartKind.Sentence, key, key))],
        "replies/phrases.yml" => [.. text.Keys("").Select(key => new ContentPart(PartKind.Phrases, key, key))],
        "calendar.yml" => Items(text, PartKind.Observance, "name"),
        "desk.yml" => [.. Items(text, PartKind.Holiday, "name"), .. Items(text, PartKind.ReadyAnswer, "name"), .. Items(text, PartKind.CallQuestion, "ask")],
        _ => [],
    };

    private static IReadOnlyList<ContentPart> Items(YamlText text, PartKind kind, string name)
    {
        var list = List(kind);
        return
        [
            .. Enumerable.Range(0, text.Count(list))
                .Select(at => list.Length == 0 ? at.ToString(CultureInfo.InvariantCulture) : $"{list}/{at}")
                .Select(path => new ContentPart(kind, path, name.Length == 0 ? "" : text.Words($"{path}/{name}"))),
        ];
    }
}
