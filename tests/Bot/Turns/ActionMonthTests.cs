using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>The slogan of an action month stands in the greeting while the month lasts, by the day in Viet Nam.</summary>
public sealed class ActionMonthTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private const string AMonth = "2026-11-20T09:00:00+07:00";

    [Theory]
    [InlineData("2026-11-14T23:59:00+07:00", null)]
    [InlineData("2026-11-15T00:00:00+07:00", "Tháng hành động vì bình đẳng giới")]
    [InlineData("2026-11-14T17:30:00+00:00", "Tháng hành động vì bình đẳng giới")]
    [InlineData("2026-11-25T09:00:00+07:00", "Hôm nay 25/11")]
    [InlineData("2026-12-15T23:00:00+07:00", "Tháng hành động vì bình đẳng giới")]
    [InlineData("2026-12-16T00:00:00+07:00", null)]
    [InlineData("2026-06-01T09:00:00+07:00", "Ngày Quốc tế Thiếu nhi")]
    [InlineData("2026-06-15T09:00:00+07:00", "Tháng hành động vì trẻ em")]
    public void Both_greetings_carry_the_slogan_of_the_day(string now, string? slogan)
    {
        var joined = Say(MessageKind.Joined, "", now);
        var greeted = Say(MessageKind.Text, "xin chào", now);

        foreach (var text in new[] { joined, greeted })
        {
            if (slogan is null) text.ShouldNotContain("“");
            else text.ShouldContain(slogan);
        }
    }

    [Fact]
    public void A_child_and_somebody_in_danger_hear_no_slogan()
    {
        var child = Say(MessageKind.Text, "xin chào", AMonth, Conversation.New with { IsChild = true });
        var danger = Say(MessageKind.Text, "chồng tôi đang cầm dao đòi giết tôi", AMonth);

        child.ShouldNotContain("Tháng hành động");
        danger.ShouldNotContain("Tháng hành động");
    }

    private string Say(MessageKind kind, string text, string now, Conversation? talk = null) =>
        bot.Turn.Run(talk ?? Conversation.New, new IncomingMessage("test", "1", "1", kind, text), DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).Replies[0].Text;
}
