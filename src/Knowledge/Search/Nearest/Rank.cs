namespace SafeHelp.Knowledge.Search.Nearest;

/// <summary>What is best: a score for a listing, and how high the listings of a branch could score at most.</summary>
internal abstract class Rank
{
    /// <summary>The score of what is not to be found, or of a branch without anything to find.</summary>
    public const double Nothing = -1;

    /// <param name="words">The text score; nought where no words are asked.</param>
    public abstract double Score(ListingSegment segment, int document, float words);

    /// <summary>What a text score counts in the whole.</summary>
    public abstract double WordsWeight { get; }

    /// <param name="words">No listing of the branch has a text score above this.</param>
    public abstract double Bound(Branch branch, float words);
}
