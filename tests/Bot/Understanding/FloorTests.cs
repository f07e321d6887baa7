using SafeHelp.Bot.Understanding;
using SafeHelp.Evaluation;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Tests.Understanding;

/// <summary>Figures on the held-out messages, below which nobody may fall. Raise them when understanding gets better; never lower one to pass.</summary>
public sealed class FloorTests
{
    private static readonly IReadOnlyList<LabelledMessage> Messages = LabelledMessage.Read(Path.Combine(AppContext.BaseDirectory, "heldout.jsonl"));
    private static readonly Figures All = Judge(Messages, text => text);

    [Fact]
    public void Topics_are_found_in_real_questions_and_noisy_messages()
    {
        All.MacroF1.ShouldBeGreaterThanOrEqualTo(0.895);
        All.Of(row => row.Message.Style == "real").MacroF1.ShouldBeGreaterThanOrEqualTo(0.88);
    }

    [Fact]
    public void Safety_22_Emergencies_are_seen()
    {
        All.EmergencyRecall.ShouldBeGreaterThanOrEqualTo(0.97);
        All.EmergencyNotCalm.ShouldBeGreaterThanOrEqualTo(0.99);
        All.EmergencyTurnedAway.ShouldBe(0);
    }

    [Fact]
    public void Alarms_are_seldom_false()
    {
        All.FalseAlarmOnHardNegatives.ShouldBeLessThanOrEqualTo(0.03);
        All.FalseAlarmOnNormal.ShouldBeLessThanOrEqualTo(0.02);
    }

    [Fact]
    public void What_is_out_of_scope_is_seen_and_few_others_are_turned_away()
    {
        All.OutOfScopeRecall.ShouldBeGreaterThanOrEqualTo(0.88);
        All.TurnedAway.ShouldBeLessThanOrEqualTo(0.045);
    }

    [Fact]
    public void Who_writes_is_seen() => All.SpeakerAccuracy.ShouldBeGreaterThanOrEqualTo(0.865);

    [Fact]
    public void Leaving_out_the_marks_costs_at_most_three_points()
    {
        var marked = Messages.Where(message => Folding.HasMarks(message.Text)).ToList();

        var cost = Judge(marked, text => text).MacroF1 - Judge(marked, text => Folding.Fold(text)).MacroF1;

        cost.ShouldBeLessThanOrEqualTo(0.03);
    }

    private static Figures Judge(IReadOnlyList<LabelledMessage> messages, Func<string, string> typed) =>
        new([.. messages.Select(message => new Judged(message, Understanders.Real.Understand(typed(message.Text))))]);
}
