using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>The first words of a talk.</summary>
public sealed class GreetingTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData("chào bạn")]
    [InlineData("chao ad")]
    [InlineData("xin chào")]
    public void A_greeting_right_after_the_opening_is_not_answered_with_the_opening_again(string words)
    {
        var opened = Say(Conversation.New, MessageKind.Joined, "");

        var greeted = Say(opened.Conversation, MessageKind.Text, words).Replies[0];
        var first = Say(Conversation.New, MessageKind.Text, words).Replies[0];

        greeted.Text.ShouldContain("đang nghe");
        greeted.Text.Length.ShouldBeLessThan(opened.Replies[0].Text.Length);
        greeted.Text.ShouldNotContain("113");
        first.Text.ShouldContain("113");
    }

    [Fact]
    public void Danger_right_after_the_opening_is_answered_as_danger()
    {
        var opened = Say(Conversation.New, MessageKind.Joined, "");

        var answered = Say(opened.Conversation, MessageKind.Text, "chào bạn nó đang cầm dao đòi giết em").Replies[0];

        answered.Calls.Select(call => call.Dial).ShouldContain("113");
    }

    [Theory]
    [InlineData("doi bao lau")]
    [InlineData("đợi bao lâu")]
    public void How_long_to_wait_after_asking_for_a_human_says_again_who_can_be_reached(string words)
    {
        var asked = Say(Conversation.New, MessageKind.Text, "t muốn gặp người thật");

        var answered = Say(asked.Conversation, MessageKind.Text, words).Replies[0];

        answered.Calls.Select(call => call.Dial).ShouldContain("111");
    }

    private TurnResult Say(Conversation talk, MessageKind kind, string text) => bot.Turn.Run(talk, new IncomingMessage("test", "1", "1", kind, text), Morning);
}
