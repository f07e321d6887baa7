using System.Collections.Frozen;

namespace SafeHelp.Knowledge.Text;

/// <summary>Token filter: writes out teencode, abbreviations and misspellings by the tables of <c>content/text</c>; the first reading whose context fits wins.</summary>
internal sealed class ShortForms
{
    private const int NearWords = 4;

    private readonly FrozenDictionary<string, ShortForm[]> readings;

    public ShortForms(IEnumerable<ShortForm> table) =>
        readings = table.GroupBy(form => form.Form, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(form => form.IsFree).ToArray(), StringComparer.Ordinal);

    public bool Knows(string word) => readings.ContainsKey(word);

    public List<Token> Filter(List<Token> tokens)
    {
        if (!tokens.Exists(token => token.IsWord && Knows(token.Text))) return tokens;
        var written = new List<Token>(tokens.Count + 8);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Reading(tokens, i) is { } reading) AddWords(written, reading.Means);
            else written.Add(tokens[i]);
        }

        return written;
    }

    private ShortForm? Reading(List<Token> tokens, int at)
    {
        if (!tokens[at].IsWord || !readings.TryGetValue(tokens[at].Text, out var forms)) return null;
        return Array.Find(forms, form => Fits(form, tokens, at));
    }

    private static bool Fits(ShortForm form, List<Token> tokens, int at)
    {
        if (form.IsFree) return true;
        if (form.After.Count > 0 && at > 0 && form.After.Contains(Folding.Fold(tokens[at - 1].Text))) return true;
        if (form.Before.Count > 0 && at + 1 < tokens.Count && form.Before.Contains(Folding.Fold(tokens[at + 1].Text))) return true;
        return form.Near.Count > 0 && StandsNear(form.Near, tokens, at);
    }

    private static bool StandsNear(IReadOnlySet<string> words, List<Token> tokens, int at)
    {
        var last = Math.Min(tokens.Count - 1, at + NearWords);
        for (var i = Math.Max(0, at - NearWords); i <= last; i++)
        {
            if (i != at && words.Contains(Folding.Fold(tokens[i].Text))) return true;
        }

        return false;
    }

    private static void AddWords(List<Token> tokens, string words)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            tokens.Add(new Token(word, TokenKind.Word, true));
    }
}
