using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>A message as phrase patterns see it: words with and without marks. Commas are left out; the ends of sentences stay.</summary>
internal sealed class PhraseText
{
    private readonly Token[] tokens;
    private readonly string[] folded;
    private readonly HashSet<string> words;

    public PhraseText(AnalyzedText text)
    {
        tokens = [.. text.Tokens.Where(token => token.Kind != TokenKind.Punctuation || IsEnd(token))];
        folded = Array.ConvertAll(tokens, token => Folding.Fold(token.Text));
        words = new HashSet<string>(folded, StringComparer.Ordinal);
    }

    public int Count => tokens.Length;

    /// <summary>Folded, each once.</summary>
    public IReadOnlyCollection<string> Words => words;

    public string FoldedAt(int at) => folded[at];

    public bool IsStop(int at) => IsEnd(tokens[at]);

    public bool Holds(PhraseWord[] words, int at)
    {
        if (at + words.Length > tokens.Length) return false;
        for (var i = 0; i < words.Length; i++)
        {
            if (!IsSame(words[i], at + i)) return false;
        }

        return true;
    }

    public string Between(PhraseMatch match) => string.Join(' ', tokens[match.Start..match.End].Select(token => token.Text));

    private bool IsSame(PhraseWord word, int at) =>
        tokens[at].IsSettled ? tokens[at].Text == word.Text : folded[at] == word.Folded;

    private static bool IsEnd(Token token) => token.Kind == TokenKind.Punctuation && token.Text is "." or "!" or "?" or ";" or "…";
}
