using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>The short way from what was written down to who works on it.</summary>
public sealed class HandsTests
{
    private readonly Hands<string> hands = new();
    private readonly TaskCompletionSource work = new();

    [Fact]
    public void Nothing_goes_the_short_way_before_there_is_a_worker_who_has_looked()
    {
        hands.TryTake().ShouldBeFalse();
        Open(free: 1);
        hands.TryTake().ShouldBeFalse("what waits in the database goes first");

        hands.Looked(hasMore: false);

        hands.TryTake().ShouldBeTrue();
    }

    [Fact]
    public void When_all_hands_are_full_the_line_forms_in_the_database_and_is_looked_through_first()
    {
        Open(free: 2);
        hands.Looked(hasMore: false);

        (hands.TryTake(), hands.TryTake(), hands.TryTake()).ShouldBe((true, true, false));
        hands.Release();

        hands.IsLineWaiting.ShouldBeTrue();
        hands.TryTake().ShouldBeFalse("it would overtake the one that was left");
        hands.Looked(hasMore: false);
        hands.TryTake().ShouldBeTrue();
        hands.Busy.ShouldBe(2);
    }

    [Fact]
    public async Task Closing_waits_for_what_is_under_way_and_takes_nothing_more()
    {
        Open(free: 5);
        hands.Looked(hasMore: false);
        hands.TryTake();
        hands.Give("piece");

        var closing = hands.CloseAsync();
        var tookMore = hands.TryTake();
        var wasDone = closing.IsCompleted;
        work.SetResult();
        await closing;

        (tookMore, wasDone, hands.Busy).ShouldBe((false, false, 0));
    }

    private void Open(int free) => hands.Open(() => free, _ => work.Task, TimeSpan.FromSeconds(5));
}
