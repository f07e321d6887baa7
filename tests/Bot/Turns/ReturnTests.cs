using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>Somebody else writes on her phone later, where the messages were deleted: the bot answers as if nothing had been told.</summary>
public sealed class ReturnTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    // What a stranger to the talk would try, and what means something only to who was there.
    private static readonly string[] Tries =
        ["chào", "alo", "ai đây", "còn chỗ nào khác không", "mấy giờ mở cửa", "ok", "cảm ơn", "?", "vợ tôi đã nhắn gì", "em ở đâu", "số đó gọi không được", "nói tiếp đi", "1", "2", "Nơi khác", "có người nghe", "sợ lắm"];

    private static readonly string[][] Stories =
        [["chồng em đánh em", "em ở gò vấp"], ["chồng em đang cầm dao đòi giết em", "em ở hóc môn"], ["em muốn ly hôn", "em ở hà nội", "cảm ơn"], ["con bị bố đánh, con 10 tuổi"], ["em muốn chết"]];

    public static TheoryData<int> AllStories => [.. Enumerable.Range(0, Stories.Length)];

    [Theory]
    [MemberData(nameof(AllStories))]
    public void A_day_later_every_answer_is_that_of_a_talk_in_which_nothing_was_told(int story)
    {
        foreach (var words in Tries)
        {
            var told = Stories[story].Aggregate(Conversation.New, (talk, said) => Run(talk, said, Morning).Conversation);
            var untold = Conversation.New with { IsIntroduced = true, HasAskedBack = told.HasAskedBack, DoesHarm = told.DoesHarm };

            var later = Run(told, words, Morning.AddDays(1));

            later.Replies.Select(Shown).ShouldBe(Run(untold, words, Morning.AddDays(1)).Replies.Select(Shown), words);
        }
    }

    [Fact]
    public void Within_hours_the_talk_goes_on_where_it_was()
    {
        var told = Stories[0].Aggregate(Conversation.New, (talk, said) => Run(talk, said, Morning).Conversation);

        Run(told, "còn chỗ nào khác không", Morning.AddHours(5)).Replies[0].Cards.ShouldNotBeEmpty();
        told.Place.ShouldNotBeNull();
    }

    [Fact]
    public void How_to_speak_on_her_phone_is_not_forgotten()
    {
        var discreet = Run(Run(Conversation.New, "chồng em đánh em", Morning).Conversation, "kín đáo", Morning).Conversation;

        Run(discreet, "chào", Morning.AddDays(2)).Conversation.IsDiscreet.ShouldBe(discreet.IsDiscreet);
    }

    private TurnResult Run(Conversation talk, string text, DateTimeOffset now) => bot.Turn.Run(talk, new IncomingMessage("telegram", "1", "1", MessageKind.Text, text), now);

    private static string Shown(Reply reply) =>
        $"{reply.Text} | {string.Join(", ", reply.Cards.Select(card => card.Title))} | {string.Join(", ", reply.SuggestedActions.Select(action => action.Title))} | {reply.IsForChild}";
}
