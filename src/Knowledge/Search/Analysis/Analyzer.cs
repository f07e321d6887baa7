namespace SafeHelp.Knowledge.Search.Analysis;

/// <summary>Makes terms of a text: char filters, a tokenizer, token filters, in this order, as Lucene's analyzers do.</summary>
internal sealed class Analyzer(Func<string, string>[] charFilters, Func<string, IReadOnlyList<string>> tokenizer, params Func<IReadOnlyList<string>, IReadOnlyList<string>>[] tokenFilters)
{
    /// <summary>The terms in order; a term's position is its place in the list.</summary>
    public IReadOnlyList<string> Terms(string text)
    {
        foreach (var filter in charFilters) text = filter(text);
        var terms = tokenizer(text);
        foreach (var filter in tokenFilters) terms = filter(terms);
        return terms;
    }

    /// <summary>The same chain with more token filters behind.</summary>
    public Analyzer With(params Func<IReadOnlyList<string>, IReadOnlyList<string>>[] more) => new(charFilters, tokenizer, [.. tokenFilters, .. more]);
}
