namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>One question that the model answers: where its classes stand in a row of weights.</summary>
internal readonly record struct Head(int Start, int Classes)
{
    public int End => Start + Classes;
}

/// <summary>The questions: topic, urgency, speaker, and whether the writer is the one who does harm. They share the features.</summary>
internal static class Heads
{
    public static readonly Head Topic = new(0, Enum.GetValues<Topic>().Length);
    public static readonly Head Urgency = new(Topic.End, Enum.GetValues<Urgency>().Length);
    public static readonly Head Speaker = new(Urgency.End, Enum.GetValues<Speaker>().Length);
    public static readonly Head Role = new(Speaker.End, 2);

    public static readonly IReadOnlyList<Head> All = [Topic, Urgency, Speaker, Role];

    public static int Classes => Role.End;
}
