namespace SafeHelp.Knowledge.Content.Editing;

/// <summary>Reads and writes a part's values as a form shows them: a list one item a line, the columns of a line parted by "|".</summary>
public static class PartForm
{
    private const string Free = "miễn phí";

    public static string Read(YamlText file, ContentPart part, PartField field)
    {
        var path = Path(part, field);
        return field.Kind switch
        {
            FieldKind.List => string.Join('\n', file.Lines(path)),
            FieldKind.Taps => string.Join('\n', Rows(file, path).Select(row => Joined(file.Words($"{row}/title"), file.Words($"{row}/send") is var send && send == file.Words($"{row}/title") ? "" : send))),
            FieldKind.Phones => string.Join('\n', Rows(file, path).Select(row => Joined(file.Words($"{row}/show"), file.Words($"{row}/dial"), file.Words($"{row}/free") is "có" or "true" ? Free : ""))),
            _ => file.Words(path),
        };
    }

    /// <summary>The file's text with what was typed; null where it cannot be put in place.</summary>
    /// <param name="typed">By key; what is missing, or as before, stays as it is.</param>
    public static string? Write(YamlText file, ContentPart part, IReadOnlyDictionary<string, string> typed)
    {
        var text = (YamlText?)file;
        foreach (var field in ContentParts.Fields(part.Kind).Where(field => typed.ContainsKey(field.Key)))
        {
            if (text is null) return null;
            if (IsSame(Read(text, part, field), typed[field.Key])) continue;
            text = YamlEdit.With(text, Path(part, field), Value(field, typed[field.Key])) is { } edited ? YamlText.Read(edited) : null;
        }

        return text?.Text;
    }

    /// <summary>The file's text with a new part of a kind that may grow; values that were left empty are left out.</summary>
    public static string? Add(YamlText file, PartKind kind, IReadOnlyDictionary<string, string> typed)
    {
        var fields = ContentParts.Fields(kind).Where(field => typed.GetValueOrDefault(field.Key)?.Trim().Length > 0).ToList();
        if (fields.Count == 0) return null;
        var list = ContentParts.List(kind);
        var texts = fields.Where(field => field.Kind is FieldKind.Line or FieldKind.Text).Select(field => KeyValuePair.Create(field.Key, typed[field.Key]));
        if (YamlEdit.WithItem(file, list, [.. texts]) is not { } grown || YamlText.Read(grown) is not { } after) return null;
        return Write(after, new ContentPart(kind, $"{(list.Length == 0 ? "" : list + "/")}{file.Count(list)}", ""), typed);
    }

    /// <summary>The part as an answer, so that it can be shown as it would be said; null for a part that is none.</summary>
    public static Answer? Answer(YamlText file, ContentPart part) =>
        part.Kind is PartKind.Answer or PartKind.Question or PartKind.Occasion
            ? new Answer(
                file.Lines($"{part.Path}/for"),
                file.Lines($"{part.Path}/urgency"),
                file.Words($"{part.Path}/perpetrator") is "có" or "true",
                file.Words($"{part.Path}/text"),
                file.Lines($"{part.Path}/hotlines"),
                [.. Rows(file, $"{part.Path}/next").Select(row => Tap(file.Words($"{row}/title"), file.Words($"{row}/send")))])
            : null;

    /// <summary>The part as it stands in the file, to tell whether somebody else has changed it.</summary>
    public static string Source(YamlText file, ContentPart part) =>
        part.Kind is PartKind.Topic ? file.Source("title") : file.Source(part.Path);

    private static QuickReply Tap(string title, string send) => new(title, send.Length == 0 ? title : send);

    private static string Path(ContentPart part, PartField field) =>
        field.Key.Length == 0 ? part.Path : part.Path.Length == 0 ? field.Key : $"{part.Path}/{field.Key}";

    private static IEnumerable<string> Rows(YamlText file, string path) => Enumerable.Range(0, file.Count(path)).Select(at => $"{path}/{at}");

    private static ContentValue Value(PartField field, string typed) => field.Kind switch
    {
        FieldKind.List => new ContentValue.Lines([.. Lines(typed)]),
        FieldKind.Taps => new ContentValue.Rows([.. Lines(typed).Select(line => Row(line, "title", "send"))]),
        FieldKind.Phones => new ContentValue.Rows([.. Lines(typed).Select(line => Phone(Row(line, "show", "dial", "free")))]),
        FieldKind.Line => new ContentValue.Words(string.Join(' ', Lines(typed))),
        _ => new ContentValue.Words(typed),
    };

    private static IReadOnlyList<KeyValuePair<string, string>> Row(string line, params string[] keys) =>
        [.. keys.Zip(line.Split('|', StringSplitOptions.TrimEntries), KeyValuePair.Create).Where(pair => pair.Value.Length > 0)];

    private static IReadOnlyList<KeyValuePair<string, string>> Phone(IReadOnlyList<KeyValuePair<string, string>> row) =>
        [.. row.Select(pair => pair.Key == "free" ? KeyValuePair.Create("free", pair.Value == Free ? "có" : pair.Value) : pair)];

    private static string Joined(params string[] columns) => string.Join(" | ", columns.Reverse().SkipWhile(column => column.Length == 0).Reverse());

    private static IEnumerable<string> Lines(string typed) => typed.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsSame(string before, string typed) => Lines(before).SequenceEqual(Lines(typed));
}
