using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Whether a clause must match, adds to the score if it does, only filters, or must not match.</summary>
internal enum Occur { Must, Should, Filter, MustNot }

/// <summary>One part of a boolean query.</summary>
internal sealed record Clause(Occur Occur, Query Query);

/// <summary>Documents by several queries at once; without any that must match or filter, at least one (or so many) that should.</summary>
internal sealed record BooleanQuery(IReadOnlyList<Clause> Clauses, int LeastShould = 1) : Query
{
    public static BooleanQuery Any(IEnumerable<Query> queries, int least = 1) => new([.. queries.Select(query => new Clause(Occur.Should, query))], least);

    public static BooleanQuery All(IEnumerable<Query> queries) => new([.. queries.Select(query => new Clause(Occur.Must, query))]);

    public override Scorer? Scorer(SegmentView view)
    {
        List<Scorer> required = [], optional = [], forbidden = [];
        foreach (var clause in Clauses)
        {
            var scorer = clause.Query.Scorer(view);
            if (scorer is null && (clause.Occur is Occur.Must or Occur.Filter)) return null;
            if (scorer is null) continue;
            if (clause.Occur == Occur.Filter) required.Add(new ConstantScorer(scorer, 0));
            else (clause.Occur switch { Occur.Must => required, Occur.Should => optional, _ => forbidden }).Add(scorer);
        }

        if (required.Count > 0) return required.Count == 1 && optional.Count + forbidden.Count == 0 ? required[0] : new AllScorer([.. required], [.. optional], [.. forbidden]);
        var any = AnyScorer.Of([.. optional], LeastShould);
        return any is null || forbidden.Count == 0 ? any : new AllScorer([any], [], [.. forbidden]);
    }
}
