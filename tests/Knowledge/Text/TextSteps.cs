using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tests.Text;

/// <summary>Small tables for tests of single steps.</summary>
internal static class TextSteps
{
    public static Syllables Syllables { get; } = new(
        ["b", "c", "ch", "d", "đ", "g", "gi", "h", "k", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "s", "t", "th", "tr", "v", "x"],
        ["a", "ai", "an", "ang", "anh", "ao", "at", "au", "e", "ê", "em", "en", "i", "in", "o", "oan", "ô", "ôi", "ông", "ơ", "u", "ưa", "ươi", "ươc", "ưu", "iêu", "uy", "oa", "y"]);

    public static string Run(Func<List<Token>, List<Token>> filter, string text) =>
        string.Join(' ', filter(Tokenizer.Cut(Composition.Compose(text))).Select(token => token.Text));
}
