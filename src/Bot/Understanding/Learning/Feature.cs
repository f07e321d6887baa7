namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>Something seen in a message: its hash within its view, and the tokens it stands on (none for runs of letters).</summary>
internal readonly record struct Feature(View View, uint Hash, int Start, int Count)
{
    private const int ViewShift = 24;

    /// <summary>View and hash in one number, cut to the table's size.</summary>
    public int Key => ((int)View << ViewShift) | (int)((Hash ^ (Hash >> 15)) & (FeatureSpace.Buckets - 1));

    public static View ViewOf(int key) => (View)(key >> ViewShift);

    public static int BucketOf(int key) => (key ^ ((key >> ViewShift) * 0x9E37)) & (FeatureSpace.Buckets - 1);
}
