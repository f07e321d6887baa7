namespace SafeHelp.Knowledge.Content.Editing;

/// <summary>What is put in the place of a value of a content file.</summary>
public abstract record ContentValue
{
    private ContentValue()
    {
    }

    /// <summary>A text of one line or several.</summary>
    public sealed record Words(string Text) : ContentValue;

    /// <summary>A list of texts.</summary>
    public sealed record Lines(IReadOnlyList<string> Texts) : ContentValue;

    /// <summary>A list of small records, such as taps or numbers to call.</summary>
    public sealed record Rows(IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Records) : ContentValue;
}
