namespace SafeHelp.Knowledge.Text;

/// <summary>
/// The steps that a message goes through before anything reads it, in the analyzer tradition: char filters, the tokenizer, token filters,
/// each in its own file. The order is this file.
/// </summary>
public sealed class TextPipeline
{
    private const int MostCandidates = 8;
    private const int LongestMessage = 4000;

    private readonly Func<string, string>[] charFilters;
    private readonly Func<List<Token>, List<Token>>[] tokenFilters;
    private readonly AccentRestoration accents;

    private TextPipeline(TextContent content, SyllableCounts counts)
    {
        accents = new AccentRestoration(counts);
        var shortForms = new ShortForms(content.ShortForms);
        charFilters = [PlainCharacters.Filter, Composition.Compose, new EmojiWords(content.Emoji).Filter];
        tokenFilters =
        [
            new RepeatedLetters(content.Syllables).Filter,
            TonePlacement.Filter,
            new NumberUnits(content.Units).Filter,
            new Keystrokes(content.Syllables, shortForms.Knows).Filter,
            shortForms.Filter,
        ];
    }

    /// <summary>Learns which marks belong on which words from the content's sentences and from messages; those without marks teach nothing and are left out.</summary>
    public static TextPipeline Build(TextContent content, IEnumerable<string> messages)
    {
        var counts = new SyllableCounts();
        var pipeline = new TextPipeline(content, counts);
        foreach (var sentence in content.Sentences.Concat(messages))
        {
            var tokens = pipeline.Tokens(sentence);
            if (MarkedText.IsFully(tokens)) MarkedText.Count(tokens, counts);
        }

        counts.Close(MostCandidates);
        return pipeline;
    }

    public AnalyzedText Analyze(string text)
    {
        var tokens = Tokens(text.Length <= LongestMessage ? text : text[..LongestMessage]);
        return new AnalyzedText(accents.Filter(tokens), Folding.HasMarks(text));
    }

    private List<Token> Tokens(string text)
    {
        foreach (var filter in charFilters) text = filter(text);
        var tokens = Tokenizer.Cut(text);
        foreach (var filter in tokenFilters) tokens = filter(tokens);
        return tokens;
    }
}
