using System.Text.RegularExpressions;
using SafeHelp.Knowledge;

namespace SafeHelp.Bot.Replies;

/// <summary>Finds links and e-mail addresses: the directory publishes none, and a link may lead anywhere tomorrow.</summary>
internal static partial class LinkSpotter
{
    public static IEnumerable<string> In(string text) => Link().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,200}\.\p{L}{2,}|(?<![\p{L}\d])[a-z0-9][a-z0-9-]*\.(com|vn|net|org|info|me|gl|ly)(/\S*)?(?![\p{L}\d])", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Link();
}
