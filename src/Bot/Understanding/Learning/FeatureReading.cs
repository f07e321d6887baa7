using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>
/// Reads off a message what the classifiers see: words alone and in rows, with marks and without, kinds of words in rows, runs of letters, age and length.
/// Marks tell "cứu" from "cừu" where they were typed; folded words still speak where they were not.
/// </summary>
internal sealed class FeatureReading(WordKinds kinds, IReadOnlyDictionary<string, string> regional)
{
    private const int LongestRow = 3;
    private const int ShortestRun = 2;
    private const int LongestRun = 5;
    private const int AdultAge = 18;
    private const int LastGrade = 12;

    private static readonly uint Edge = FeatureHash.Of("<edge>");
    private static readonly uint ChildAge = FeatureHash.Of("<age:child>");
    private static readonly uint AdultAgeFact = FeatureHash.Of("<age:adult>");
    private static readonly uint Length = FeatureHash.Of("<length>");

    public List<Feature> Read(AnalyzedText text)
    {
        var folded = text.Tokens.Select(token => Folding.Fold(token.Text)).ToArray();
        var features = new List<Feature>((text.Tokens.Count * 30) + 10);
        AddRows(features, View.Words, Array.ConvertAll(text.Tokens.ToArray(), token => FeatureHash.Of(token.Text)));
        AddRows(features, View.FoldedWords, Array.ConvertAll(folded, word => FeatureHash.Of(word)));
        AddRows(features, View.Kinds, [.. kinds.Read(text).Select(kind => FeatureHash.Of(kind))]);
        AddCommonWords(features, text.Tokens);
        AddFacts(features, text.Tokens, folded);
        AddLetters(features, " " + string.Join(' ', folded) + " ");
        return features;
    }

    private static void AddRows(List<Feature> features, View view, uint[] words)
    {
        for (var start = 0; start < words.Length; start++)
        {
            var hash = FeatureHash.Start;
            for (var count = 1; count <= LongestRow && start + count <= words.Length; count++)
            {
                hash = FeatureHash.Add(hash, words[start + count - 1]);
                features.Add(new Feature(view, hash, start, count));
            }
        }

        if (words.Length == 0) return;
        features.Add(new Feature(view, FeatureHash.Add(Edge, words[0]), 0, 1));
        features.Add(new Feature(view, FeatureHash.Add(words[^1], Edge), words.Length - 1, 1));
        if (words.Length > 1) features.Add(new Feature(view, FeatureHash.Add(FeatureHash.Add(Edge, words[0]), words[1]), 0, 2));
    }

    private void AddCommonWords(List<Feature> features, IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!regional.TryGetValue(tokens[i].Text, out var common)) continue;
            features.Add(new Feature(View.Words, FeatureHash.Add(FeatureHash.Start, FeatureHash.Of(common)), i, 1));
            features.Add(new Feature(View.FoldedWords, FeatureHash.Add(FeatureHash.Start, FeatureHash.Of(Folding.Fold(common))), i, 1));
        }
    }

    private static void AddFacts(List<Feature> features, IReadOnlyList<Token> tokens, string[] folded)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Number || !int.TryParse(tokens[i].Text, out var number)) continue;
            var isAge = i + 1 < folded.Length && folded[i + 1] == "tuoi";
            var isGrade = i > 0 && folded[i - 1] == "lop" && number <= LastGrade;
            if (isAge || isGrade) features.Add(new Feature(View.Kinds, isGrade || number < AdultAge ? ChildAge : AdultAgeFact, i, 1));
        }

        features.Add(new Feature(View.Kinds, FeatureHash.Add(Length, (uint)Math.Log2(tokens.Count + 1)), 0, 0));
    }

    private static void AddLetters(List<Feature> features, string line)
    {
        for (var start = 0; start < line.Length; start++)
        {
            var hash = FeatureHash.Start;
            for (var length = 1; length <= LongestRun && start + length <= line.Length; length++)
            {
                hash = FeatureHash.Add(hash, line[start + length - 1]);
                if (length >= ShortestRun) features.Add(new Feature(View.Letters, hash, -1, 0));
            }
        }
    }
}
