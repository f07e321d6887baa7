using SafeHelp.Bot.Outbox;

namespace SafeHelp.Storage.Tests;

public sealed class SendSlotsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly ChannelPace Telegram = new(TimeSpan.FromSeconds(1 / 30d), TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData(0, 64)]
    [InlineData(60_000, 64)]
    [InlineData(600, 40)]
    [InlineData(1, 1)]
    public void No_more_is_taken_than_can_be_sent_in_a_few_seconds(int perMinute, int taken) =>
        new SendSlots(perMinute == 0 ? ChannelPace.Unlimited : new ChannelPace(TimeSpan.FromMinutes(1) / perMinute, TimeSpan.Zero)).Within(TimeSpan.FromSeconds(4), 64).ShouldBe(taken);

    [Fact]
    public void A_lone_message_does_not_wait() => new SendSlots(Telegram).Take("a", Now).ShouldBe(TimeSpan.Zero);

    [Fact]
    public void The_same_chat_waits_a_second()
    {
        var slots = new SendSlots(Telegram);

        var waits = Enumerable.Range(0, 3).Select(_ => slots.Take("a", Now).TotalSeconds).ToList();

        waits.ShouldBe([0, 1, 2], 0.001);
    }

    [Fact]
    public void No_second_has_more_than_thirty_and_a_short_burst()
    {
        var slots = new SendSlots(Telegram);

        var moments = Enumerable.Range(0, 120).Select(i => slots.Take($"talk{i}", Now).TotalSeconds).ToList();

        moments.Count(moment => moment < 1).ShouldBeLessThanOrEqualTo(34);
        moments[^1].ShouldBeInRange(3.5, 4);
    }

    [Fact]
    public void A_pause_is_not_saved_up()
    {
        var slots = new SendSlots(Telegram);
        slots.Take("a", Now);

        var later = Enumerable.Range(0, 60).Select(i => slots.Take($"talk{i}", Now.AddHours(1)).TotalSeconds).ToList();

        later.Count(moment => moment < 1).ShouldBeLessThanOrEqualTo(34);
    }
}
