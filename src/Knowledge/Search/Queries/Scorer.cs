using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>
/// Scores the documents of one segment that match a query, a block at a time and in any order of blocks. It says beforehand how high each block
/// could score at most, so that the most promising come first and most need no look (block-max, as Lucene does, but over blocks of documents
/// that all terms share).
/// </summary>
internal abstract class Scorer : IDisposable
{
    /// <summary>The score of what does not match.</summary>
    public const float None = -1;

    /// <summary>The bound of a block in which something matches for no score.</summary>
    public const float Least = 1e-30f;

    /// <summary>No document scores above this.</summary>
    public abstract float MaxScore { get; }

    /// <summary>Whether the score counts at all; a filter's does not.</summary>
    public virtual bool IsScoring => true;

    /// <summary>Adds to each block what none of its documents scores above; nothing where surely none matches.</summary>
    public abstract void AddBounds(Span<float> blocks);

    /// <summary>The documents of a block that match.</summary>
    public abstract ulong Match(int block);

    /// <summary>Adds to each of a block's documents its score, if it matches.</summary>
    public abstract void AddScores(int block, Span<float> scores);

    /// <summary>A document's score; <see cref="None"/> where it does not match.</summary>
    public abstract float Score(int document);

    /// <summary>Where every match scores the same, whichever are met first are as good as any: adds them and is done.</summary>
    public virtual bool TryCollectAny(TopScores best, SegmentPart of) => false;

    /// <summary>How a matching document's score came about.</summary>
    public virtual Explanation Explain(int document) => new(Score(document), "constant score");

    public void Dispose() => GiveBack();

    /// <summary>Gives back what was lent for the search.</summary>
    protected virtual void GiveBack()
    {
    }
}
