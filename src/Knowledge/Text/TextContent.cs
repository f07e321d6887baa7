namespace SafeHelp.Knowledge.Text;

/// <summary>The tables of <c>content/text</c>.</summary>
public sealed record TextContent
{
    public required Syllables Syllables { get; init; }

    public required IReadOnlyList<ShortForm> ShortForms { get; init; }

    public required IReadOnlyDictionary<string, string> Emoji { get; init; }

    public required IReadOnlyDictionary<string, string> Units { get; init; }

    /// <summary>Regional words and the common ones that they stand for ("tía" → "cha").</summary>
    public required IReadOnlyDictionary<string, string> Regional { get; init; }

    /// <summary>Kinds of words (relatives, weapons …) and the words of each.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Kinds { get; init; }

    /// <summary>Sentences with all their marks, from which restoration learns beside the example messages.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }
}
