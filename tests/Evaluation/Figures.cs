using SafeHelp.Bot.Understanding;

namespace SafeHelp.Evaluation;

/// <summary>The figures that understanding is held to, over one set of messages.</summary>
public sealed class Figures(IReadOnlyList<Judged> judged)
{
    public int Count => judged.Count;

    public double MacroF1 => Topics.Select(F1).DefaultIfEmpty(0).Average();

    /// <summary>A topic counts as right when it is among those that the message's label accepts.</summary>
    public double LenientAccuracy => Share(_ => true, row => row.Meaning.Topic == row.Message.Topic || row.Message.OtherTopics.Contains(row.Meaning.Topic));

    public double EmergencyRecall => Share(IsEmergency, row => row.Meaning.Urgency == Urgency.Emergency);

    public double EmergencyNotCalm => Share(IsEmergency, row => row.Meaning.Urgency != Urgency.Normal);

    public double EmergencyTurnedAway => Share(IsEmergency, row => row.Meaning.Topic == Topic.OutOfScope);

    public double HighNotCalm => Share(row => row.Message.Urgency == Urgency.High, row => row.Meaning.Urgency != Urgency.Normal);

    public double HighAsEmergency => Share(row => row.Message.Urgency == Urgency.High, row => row.Meaning.Urgency == Urgency.Emergency);

    public double FalseAlarmOnHardNegatives => Share(row => row.Message.IsHardNegative, row => row.Meaning.Urgency == Urgency.Emergency);

    public double FalseAlarmOnNormal => Share(row => row.Message.Urgency == Urgency.Normal, row => row.Meaning.Urgency == Urgency.Emergency);

    public double NormalAsHigh => Share(row => row.Message.Urgency == Urgency.Normal, row => row.Meaning.Urgency == Urgency.High);

    public double OutOfScopeRecall => Share(IsOutOfScope, row => row.Meaning.Topic == Topic.OutOfScope);

    public double TurnedAway => Share(row => !IsOutOfScope(row), row => row.Meaning.Topic == Topic.OutOfScope);

    public double SpeakerAccuracy => Share(_ => true, row => row.Meaning.Speaker == row.Message.Speaker);

    public IEnumerable<Topic> Topics => judged.Select(row => row.Message.Topic).Distinct().Order();

    public IReadOnlyList<Judged> Rows => judged;

    public double F1(Topic topic)
    {
        var right = judged.Count(row => row.Message.Topic == topic && row.Meaning.Topic == topic);
        var said = judged.Count(row => row.Meaning.Topic == topic);
        var meant = judged.Count(row => row.Message.Topic == topic);
        return said + meant == 0 ? 0 : 2.0 * right / (said + meant);
    }

    public double SpeakerAccuracyOf(Speaker speaker) => Share(row => row.Message.Speaker == speaker, row => row.Meaning.Speaker == speaker);

    public Figures Of(Func<Judged, bool> which) => new([.. judged.Where(which)]);

    private static bool IsEmergency(Judged row) => row.Message.Urgency == Urgency.Emergency;

    private static bool IsOutOfScope(Judged row) => row.Message.Topic == Topic.OutOfScope;

    private double Share(Func<Judged, bool> among, Func<Judged, bool> which)
    {
        var rows = judged.Where(among).ToList();
        return rows.Count == 0 ? 0 : (double)rows.Count(which) / rows.Count;
    }
}
