namespace SafeHelp.Knowledge;

/// <summary>How long a pattern may look at one text. None of ours needs more than a few milliseconds; what somebody thought up to make one dwell is given up.</summary>
public static class PatternLimit
{
    // Wide enough that a busy machine, which may leave a thread waiting for a second or two, gives up nothing that is sound.
    public const int Milliseconds = 10_000;
}
