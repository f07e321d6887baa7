using SafeHelp.Knowledge.Content.Editing;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Editing;

/// <summary>What somebody wants to change in one content file.</summary>
public abstract record ContentEdit(string File)
{
    /// <summary>Fingerprint of <see cref="Source"/> when the editor opened it: another one now means that somebody else was faster. Null: whatever it is.</summary>
    public string? Seen { get; init; }

    /// <summary>Why, in the editor's words.</summary>
    public string Note { get; init; } = "";

    /// <summary>The text that the edit replaces, as it stands in the file now.</summary>
    public abstract string Source(string current);

    /// <summary>The whole file with the change; null where it cannot be made in place.</summary>
    public abstract string? Apply(string current);

    /// <summary>Another text for the whole file.</summary>
    public sealed record Whole(string File, string Text) : ContentEdit(File)
    {
        public override string Source(string current) => current;

        public override string? Apply(string current) => Clean(Text).TrimEnd() + "\n";
    }

    /// <summary>Other values in one part.</summary>
    /// <param name="Typed">By key, as <see cref="PartForm"/> reads them.</param>
    public sealed record Part(string File, ContentPart Which, IReadOnlyDictionary<string, string> Typed) : ContentEdit(File)
    {
        public override string Source(string current) => YamlText.Read(current) is { } text ? PartForm.Source(text, Which) : "";

        public override string? Apply(string current) => YamlText.Read(current) is { } text ? PartForm.Write(text, Which, Cleaned(Typed)) : null;
    }

    /// <summary>A part more.</summary>
    public sealed record Addition(string File, PartKind Kind, IReadOnlyDictionary<string, string> Typed) : ContentEdit(File)
    {
        public override string Source(string current) => "";

        public override string? Apply(string current) => YamlText.Read(current) is { } text ? PartForm.Add(text, Kind, Cleaned(Typed)) : null;
    }

    /// <summary>A part less.</summary>
    public sealed record Removal(string File, ContentPart Which) : ContentEdit(File)
    {
        public override string Source(string current) => YamlText.Read(current) is { } text ? PartForm.Source(text, Which) : "";

        public override string? Apply(string current) => YamlText.Read(current) is { } text ? YamlEdit.Without(text, Which.Path) : null;
    }

    /// <summary>An earlier text again.</summary>
    /// <param name="Text">Null: the folder's own.</param>
    public sealed record Earlier(string File, string? Text) : ContentEdit(File)
    {
        public override string Source(string current) => current;

        public override string? Apply(string current) => Text ?? "";
    }

    private static IReadOnlyDictionary<string, string> Cleaned(IReadOnlyDictionary<string, string> typed) => typed.ToDictionary(pair => pair.Key, pair => Clean(pair.Value));

    // Some keyboards send marks apart from their letters.
    private static string Clean(string typed) => Composing.Compose(typed.ReplaceLineEndings("\n"));
}
