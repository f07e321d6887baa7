using SafeHelp.Channels.Http;
using SafeHelp.Support;

namespace SafeHelp.Channels.Tests.Http;

public sealed class PaceTests
{
    [Fact]
    public void Whoever_comes_too_early_waits_for_the_next_place()
    {
        var clock = new FakeTime(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
        var pace = new Pace(10, clock);

        var turns = Enumerable.Range(0, 20).Select(_ => pace.TurnAsync(default)).ToList();

        turns.Count(turn => turn.IsCompleted).ShouldBe(3);
        clock.Advance(TimeSpan.FromSeconds(1));
        turns.Count(turn => turn.IsCompleted).ShouldBe(13);
        clock.Advance(TimeSpan.FromSeconds(1));
        turns.ShouldAllBe(turn => turn.IsCompleted);
    }
}
