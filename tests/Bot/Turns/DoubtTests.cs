using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>A number just shown does not answer.</summary>
public sealed class DoubtTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("số này không gọi được")]
    [InlineData("gọi hoài không ai nghe máy")]
    [InlineData("so nay khong lien lac duoc")]
    public void A_number_that_does_not_answer_is_told_on_and_others_are_given_at_once(string words)
    {
        var talk = Shown();
        var one = talk with { InView = [talk.InView[0]] };

        var result = bot.Turn.Run(one, Message(words), Now);

        result.Doubted.ShouldHaveSingleItem().ListingId.ShouldBe(talk.InView[0]);
        result.Replies[0].Calls.ShouldNotBeEmpty();
        result.Conversation.InView.ShouldNotContain(talk.InView[0]);
    }

    [Fact]
    public void Among_several_numbers_she_taps_the_one_that_failed()
    {
        var numbers = bot.Turn.Knowledge.Published.Where(listing => listing.Phones.Count == 1 && listing.Phones[0].Dial.Length >= 8).DistinctBy(listing => listing.Phones[0].Dial).Take(3);
        var talk = Shown() with { InView = [.. numbers.Select(listing => listing.Id)] };

        var asked = bot.Turn.Run(talk, Message("số không ai nghe máy"), Now);
        var tapped = bot.Turn.Run(asked.Conversation, Message(asked.Replies[^1].SuggestedActions[0].Value), Now);

        asked.Doubted.ShouldBeEmpty();
        asked.Replies[^1].Calls.ShouldNotBeEmpty();
        tapped.Doubted.ShouldHaveSingleItem().ListingId.ShouldBe(talk.InView[0]);
    }

    [Theory]
    [InlineData("ổng đang ngồi kế bên, em không gọi được")]
    [InlineData("mẹ em bị ngất gọi cho bố mà không ai nghe máy em phải làm sao bây giờ")]
    public void Who_cannot_call_tells_of_no_number(string words) =>
        bot.Turn.Run(Shown(), Message(words), Now).Doubted.ShouldBeEmpty();

    [Fact]
    public void Without_a_number_shown_nothing_is_doubted() =>
        bot.Turn.Run(Conversation.New, Message("số này không gọi được"), Now).Doubted.ShouldBeEmpty();

    private Conversation Shown()
    {
        var talk = bot.Turn.Run(Conversation.New, Message("tôi cần luật sư miễn phí"), Now).Conversation;
        talk = bot.Turn.Run(talk, Message("Hải Phòng"), Now).Conversation;
        return talk.InView.Count > 0 ? talk : throw new InvalidOperationException("No listing was shown.");
    }

    private static IncomingMessage Message(string text) => new("webchat", text, "a", MessageKind.Text, text);
}
