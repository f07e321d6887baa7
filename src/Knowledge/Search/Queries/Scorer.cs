namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>
/// Walks the documents of one segment that match a query, in rising order, and scores them. It can say beforehand how high a range of documents
/// could score at most, so that ranges which cannot win are skipped (MaxScore over blocks, as Lucene does).
/// </summary>
internal abstract class Scorer
{
    /// <summary>How many postings are bounded at once.</summary>
    public enum Span { Block, ManyBlocks }

    public const int NoMore = int.MaxValue;

    /// <summary>The bound of a range without any match.</summary>
    public const float None = -1;

    /// <summary>Where it stands; -1 before the first.</summary>
    public int Document { get; protected set; } = -1;

    /// <summary>No document scores above this.</summary>
    public abstract float MaxScore { get; }

    /// <summary>Whether the score counts at all; a filter's does not.</summary>
    public virtual bool IsScoring => true;

    /// <summary>About how many documents match.</summary>
    public abstract int Cost { get; }

    /// <summary>Scores at or below this are of no use to whoever asks; matches that cannot beat it may be left out.</summary>
    public virtual float Floor { get; set; } = None;

    /// <summary>Goes to the first match at or after the target, which never lies before where it stands.</summary>
    public abstract int Advance(int target);

    /// <summary>The score of where it stands.</summary>
    public abstract float Score();

    /// <summary>Back to before the first.</summary>
    public abstract void Rewind();

    /// <summary>No document from (included) to (excluded) scores above this; <see cref="None"/> where surely none matches.</summary>
    public abstract float Bound(int from, int to);

    /// <summary>Whether the document, which never lies before where it stands, matches: itself if so, else one before which none does.</summary>
    public virtual int Seek(int document) => Document >= document ? Document : Advance(document);

    /// <summary>Where the block of postings around a document ends (excluded): up to there a bound is tight.</summary>
    public virtual int BlockEnd(int document, Span span) => NoMore;

    public virtual Explanation Explain() => new(Score(), "constant score");
}
