using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Tests.Talks;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Bot.Tests.Outbox;

/// <summary>Nothing leaves that is not published at that very moment, whoever wrote it.</summary>
public sealed class WayOutTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(7));

    private static Reply Card(Turn turn, Listing listing)
    {
        var card = new Replies.ListingCards(turn.Knowledge).Write(ListingHit.Of(listing), Now);
        return new Reply("", [], [card], []);
    }

    [Fact]
    public void Safety_27_A_listing_withdrawn_between_the_turn_and_the_delivery_is_not_sent_and_help_is()
    {
        var turns = new TurnSource(bot.Turn);
        var wayOut = new WayOut(turns);
        var listing = bot.Turn.Knowledge.Published.First(one => one.Phones.Count > 0 && one.Id != "111");
        var reply = Card(bot.Turn, listing);
        wayOut.Look(reply).Withheld.ShouldBeNull();

        turns.Swap(bot.Turn.On(bot.Turn.Knowledge.With([], [listing.Id])));
        var outgoing = wayOut.Look(reply);

        outgoing.Withheld.ShouldBe("unpublished-listing");
        outgoing.Reply.Cards.ShouldBeEmpty();
        outgoing.Reply.Calls.ShouldNotBeEmpty("the emergency numbers go in its place");
        ReplyText.Of(outgoing.Reply).ShouldNotContain(listing.Name);
    }

    [Fact]
    public void Safety_27_A_card_with_a_name_a_number_or_a_street_that_the_listing_no_longer_has_is_not_sent()
    {
        var listing = bot.Turn.Knowledge.Published.First(one => one.Phones.Count > 0);
        var reply = Card(bot.Turn, listing);
        var renamed = bot.Turn.On(bot.Turn.Knowledge.With([listing with { Name = "[MẪU] Tên khác" }], []));
        var renumbered = bot.Turn.On(bot.Turn.Knowledge.With([listing with { Phones = [] }], []));
        var pinned = reply with { Cards = [reply.Cards[0] with { Pin = new Pin(10, 106, "[MẪU] Số 9 đường Không Có") }] };

        new WayOut(new TurnSource(renamed)).Look(reply).Withheld.ShouldBe("unpublished-listing");
        new WayOut(new TurnSource(renumbered)).Look(reply).Withheld.ShouldNotBeNull();
        new WayOut(new TurnSource(bot.Turn)).Look(pinned).Withheld.ShouldBe("unpublished-address");
    }

    [Theory]
    [InlineData("Gọi 0912 345 678")]
    [InlineData("Chị tới số 999 đường Không Có")]
    public void Safety_27_Words_of_an_officer_or_a_template_with_anything_unpublished_are_not_sent(string text) =>
        new WayOut(new TurnSource(bot.Turn)).Look(Reply.Say(text)).Withheld.ShouldNotBeNull();

    [Fact]
    public void Help_in_place_of_a_covered_reply_shows_as_little_on_a_locked_screen()
    {
        var discreet = Conversation.New with { IsDiscreet = true };
        var covered = bot.Turn.AsWished(discreet, Reply.Say("Bạn bị bạo lực thì gọi 0912 345 678"));

        var outgoing = new WayOut(new TurnSource(bot.Turn)).Look(covered);

        covered.Cover.ShouldNotBeEmpty();
        ReplyText.Of(outgoing.Reply).ShouldBe(ReplyText.Of(bot.Turn.LastResort(discreet)));
    }

    [Fact]
    public void Safety_27_All_that_the_bot_says_in_every_talk_passes_as_it_is()
    {
        var wayOut = new WayOut(new TurnSource(bot.Turn));
        var withheld = new List<string>();
        foreach (var talk in Talk.ReadAll(BotFixture.ContentFolder, new List<ContentProblem>()))
        {
            var conversation = Conversation.New;
            foreach (var (turn, i) in talk.Value.Turns.Select((turn, i) => (turn, i)))
            {
                var result = bot.Turn.Run(conversation, new IncomingMessage("test", $"{i}", "1", MessageKind.Text, turn.Says ?? ""), talk.Value.Now);
                conversation = result.Conversation;
                withheld.AddRange(result.Replies.Where(reply => wayOut.Look(reply).Withheld is not null).Select(reply => $"{bot.Turn.Guard.Fault(reply)}"));
            }
        }

        withheld.Distinct().ShouldBeEmpty();
        bot.Turn.Guard.Fault(bot.Turn.LastResort(Conversation.New)).ShouldBeNull("help itself must pass");
    }
}
