using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Editing;

/// <summary>What became of an edit.</summary>
public abstract record ContentAnswer
{
    private ContentAnswer()
    {
    }

    /// <summary>Sound, and kept where that was asked.</summary>
    /// <param name="Text">The file with the change.</param>
    /// <param name="Number">Of the version; 0 where it was only looked at.</param>
    public sealed record Sound(string Text, WholeContent Content, long Number) : ContentAnswer;

    /// <summary>Not kept: the content would have these faults.</summary>
    public sealed record Faulty(string Text, WholeContent Content, IReadOnlyList<ContentProblem> Faults) : ContentAnswer;

    /// <summary>Not kept: somebody else has changed the same text meanwhile.</summary>
    /// <param name="Theirs">It, as it is now.</param>
    public sealed record Outdated(string Theirs) : ContentAnswer;

    /// <summary>Nothing would change.</summary>
    public sealed record Same : ContentAnswer;

    /// <summary>The form cannot put this into the file; the whole file can be edited.</summary>
    public sealed record NotInPlace : ContentAnswer;

    /// <summary>Not this role, or not this file.</summary>
    public sealed record Refused : ContentAnswer;
}
