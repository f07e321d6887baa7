using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>
/// Counts how often, and how closely, the terms of a phrase stand together, as Lucene's sloppy phrase matcher does for phrases without
/// repeated terms: each match counts 1 / (1 + how far the terms were moved).
/// </summary>
internal sealed class SloppyMatches(FieldPostings postings, TermScorer[] terms, int slop) : PhraseMatches(postings, terms)
{
    private readonly int[] next = new int[terms.Length];
    private readonly int[] places = new int[terms.Length];
    private int end;

    public override bool MayOverlap => true;

    protected override float Count()
    {
        var sum = 0f;
        Start();
        while (NextMatch() is { } moved) sum += 1f / (1 + moved);
        return sum;
    }

    private void Start()
    {
        end = int.MinValue;
        for (var i = 0; i < Terms; i++)
        {
            next[i] = Starts[i];
            Step(i);
        }
    }

    // Moves the hindmost term on while that brings it closer; what it leaves behind is a match if it is close enough.
    private int? NextMatch()
    {
        if (end == int.MaxValue) return null;
        var hindmost = Hindmost(-1);
        var following = places[Hindmost(hindmost)];
        var moved = end - places[hindmost];
        while (Step(hindmost))
        {
            if (places[hindmost] <= following)
            {
                moved = Math.Min(moved, end - places[hindmost]);
                continue;
            }

            if (moved <= slop) return moved;
            hindmost = Hindmost(-1);
            following = places[Hindmost(hindmost)];
            moved = end - places[hindmost];
        }

        end = int.MaxValue;
        return moved <= slop ? moved : null;
    }

    // A term's place is its position less its place in the phrase, so terms of a perfect match stand at one place.
    private bool Step(int term)
    {
        if (next[term] >= Starts[term + 1]) return false;
        places[term] = Places[next[term]++] - term;
        end = Math.Max(end, places[term]);
        return true;
    }

    private int Hindmost(int except)
    {
        var least = -1;
        for (var i = 0; i < places.Length; i++)
        {
            if (i != except && (least < 0 || places[i] < places[least])) least = i;
        }

        return least;
    }
}
