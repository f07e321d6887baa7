using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Terms that follow each other.</summary>
internal sealed class ExactMatches(FieldPostings postings, TermScorer[] terms) : PhraseMatches(postings, terms)
{
    protected override float Count()
    {
        var found = 0;
        for (var at = Starts[0]; at < Starts[1]; at++)
        {
            if (Follow(Places[at])) found++;
        }

        return found;
    }

    private bool Follow(int place)
    {
        for (var i = 1; i < Terms; i++)
        {
            if (!IsAt(i, place + i)) return false;
        }

        return true;
    }

    private bool IsAt(int term, int place)
    {
        for (var at = Starts[term]; at < Starts[term + 1]; at++)
        {
            if (Places[at] == place) return true;
        }

        return false;
    }
}
