using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>The three ways of looking at a message; each weighs the same however many features it has.</summary>
internal enum View { Words, FoldedWords, Letters }

/// <summary>
/// Names what stands in a message: words alone and in rows, with marks and without, runs of letters, and a few facts about age and length.
/// Marks tell "cứu" from "cừu" where they were typed; folded words still speak where they were not.
/// </summary>
internal sealed class FeatureNames(IReadOnlyDictionary<string, string> regional)
{
    private const int ShortestRun = 2;
    private const int LongestRun = 5;
    private const int AdultAge = 18;
    private const int LastGrade = 12;

    public void Visit(AnalyzedText text, Action<View, string> visit)
    {
        var words = new List<string>(text.Tokens.Count);
        var folded = new List<string>(text.Tokens.Count);
        foreach (var token in text.Tokens)
        {
            words.Add(token.Text);
            folded.Add(Folding.Fold(token.Text));
        }

        VisitRows(words, View.Words, visit);
        VisitRows(folded, View.FoldedWords, visit);
        VisitCommonWords(words, visit);
        VisitFacts(text.Tokens, folded, visit);
        VisitLetters(folded, visit);
    }

    private static void VisitRows(List<string> words, View view, Action<View, string> visit)
    {
        for (var i = 0; i < words.Count; i++)
        {
            visit(view, words[i]);
            visit(view, i == 0 ? $"^ {words[i]}" : $"{words[i - 1]} {words[i]}");
            if (i >= 2) visit(view, $"{words[i - 2]} {words[i - 1]} {words[i]}");
        }

        if (words.Count > 0) visit(view, $"{words[^1]} $");
    }

    private void VisitCommonWords(List<string> words, Action<View, string> visit)
    {
        var before = "^";
        foreach (var word in words)
        {
            var common = regional.GetValueOrDefault(word, word);
            if (common != word) visit(View.Words, common);
            if (common != word) visit(View.Words, $"{before} {common}");
            before = common;
        }
    }

    private static void VisitFacts(IReadOnlyList<Token> tokens, List<string> folded, Action<View, string> visit)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Number || !int.TryParse(tokens[i].Text, out var number)) continue;
            var next = i + 1 < folded.Count ? folded[i + 1] : "";
            var before = i > 0 ? folded[i - 1] : "";
            if (next == "tuoi") visit(View.Words, number < AdultAge ? "<age:child>" : "<age:adult>");
            if (before == "lop" && number <= LastGrade) visit(View.Words, "<age:child>");
        }

        visit(View.Words, $"<length:{Math.Min(6, (int)Math.Log2(tokens.Count + 1))}>");
    }

    private static void VisitLetters(List<string> folded, Action<View, string> visit)
    {
        var line = " " + string.Join(' ', folded) + " ";
        for (var i = 0; i < line.Length; i++)
        {
            for (var length = ShortestRun; length <= LongestRun && i + length <= line.Length; length++) visit(View.Letters, line.Substring(i, length));
        }
    }
}
