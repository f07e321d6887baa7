using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>Messages that wait together are one thought, unless one of them tells the bot itself what to do.</summary>
public sealed class ThoughtTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 21, 22, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData(2, "chồng em", "hay đánh em", "em ở gò vấp")]
    [InlineData(0, "chồng em hay đánh em", "xoá")]
    [InlineData(1, "chồng em", "hay đánh em", "dung", "em ở gò vấp")]
    [InlineData(0, "trà hoa cúc", "chồng em đánh em")]
    [InlineData(0, "một mình")]
    public void Waiting_messages_go_together_up_to_the_first_command(int following, params string[] texts) => bot.Turn.Together(Waiting(texts)).ShouldBe(following);

    [Fact]
    public void What_is_no_text_is_answered_by_itself()
    {
        var waiting = Waiting("chồng em hay đánh em", "");

        bot.Turn.Together(waiting with { Later = [new LaterMessage(2, waiting.Message with { Kind = MessageKind.Media, Text = "" })] }).ShouldBe(0);
    }

    [Fact]
    public void Two_messages_in_a_row_get_one_answer_to_both()
    {
        var result = Said("chồng em hay đánh em", "em ở gò vấp, tìm chỗ giúp gần đây");

        result.Replies.Count.ShouldBe(2, "the answer, and the notice of a first answer");
        result.Conversation.Place!.Label.ShouldContain("Gò Vấp");
        result.Conversation.Need!.Topic.ShouldBe("domestic_violence");
    }

    [Fact]
    public void Danger_in_one_of_them_is_danger_however_calm_the_other_is()
    {
        foreach (var thought in new[] { new[] { "chồng đang cầm dao đuổi em", "mà em hỏi thủ tục đăng ký khai sinh cho con" }, ["chào bạn", "chồng đang đánh em"] })
            Said(thought).Replies[0].Text.ShouldStartWith("📞 113");
    }

    [Fact]
    public void A_point_shared_with_the_words_says_where()
    {
        var located = Message("") with { Kind = MessageKind.Location, Commune = "26890" };

        var result = bot.Turn.Run(Conversation.New, [Message("em cần chỗ tạm lánh"), located], Evening);

        result.Conversation.Place!.Communes.ShouldBe(["26890"]);
        result.Conversation.Need!.Topic.ShouldBe("shelter");
    }

    private static PendingTurn Waiting(params string[] texts) =>
        new(1, 1, Message(texts[0]), Conversation.New, 0, Evening) { Later = [.. texts.Skip(1).Select((text, i) => new LaterMessage(i + 2, Message(text)))] };

    private static IncomingMessage Message(string text) => new("test", "1", "1", MessageKind.Text, text);

    private TurnResult Said(params string[] texts) => bot.Turn.Run(Conversation.New, [.. texts.Select(Message)], Evening);
}
