namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Skips what cannot reach the floor: many blocks at once where it can, else block by block.</summary>
internal struct Skips(Scorer scorer)
{
    private int manyEnd;
    private int blockEnd;

    /// <summary>The document itself if something in its block may win, else where to go on.</summary>
    public int Over(int document, float floor)
    {
        if (document < blockEnd) return document;
        if (document >= manyEnd)
        {
            manyEnd = scorer.BlockEnd(document, Scorer.Span.ManyBlocks);
            if (scorer.Bound(document, manyEnd) <= floor) return manyEnd;
        }

        blockEnd = scorer.BlockEnd(document, Scorer.Span.Block);
        return scorer.Bound(document, blockEnd) <= floor ? blockEnd : document;
    }
}
