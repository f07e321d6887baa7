using System.Text.RegularExpressions;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Content;

/// <summary>How long a sentence may be that is said to a child.</summary>
public static partial class ChildSpeech
{
    /// <summary>Words of the longest sentence that a child is told (safety requirement 29).</summary>
    public const int LongestSentence = 15;

    public static bool Fits(string text) => !TooLong(text).Any();

    /// <summary>The sentences that are too long for a child.</summary>
    public static IEnumerable<string> TooLong(string text) =>
        SentenceEnd().Split(text).Where(sentence => Words.In(sentence).Count > LongestSentence);

    [GeneratedRegex(@"[.!?:;\n]+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex SentenceEnd();
}
