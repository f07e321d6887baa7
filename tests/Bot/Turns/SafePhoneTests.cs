using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>A phone that others read: discreet mode, deleting where messages can be taken back, and an officer who took over.</summary>
public sealed class SafePhoneTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 21, 22, 0, 0, TimeSpan.FromHours(7));

    private readonly PhraseSet sensitive = new(bot.Turn.Knowledge.Content.Discreet.Sensitive);

    [Theory]
    [InlineData("kín đáo")]
    [InlineData("kin dao")]
    [InlineData("Nhắn kín đáo giùm em")]
    public void Discretion_is_had_for_the_asking_in_every_state(string word)
    {
        foreach (var talk in States()) Said(talk, word).Conversation.IsDiscreet.ShouldBeTrue();
    }

    [Fact]
    public void Safety_18_In_discreet_mode_no_message_begins_with_a_telling_word()
    {
        string[] words = ["chồng đang cầm dao", "con bị thầy sờ vào người", "tìm nhà tạm lánh ở Hà Nội", "xin chào", "trà hoa cúc", "dừng", "xoá", "muốn ly hôn", "tôi muốn chết", "111 là số gì", "help me please", "asdf qwer", "", "còn chỗ nào khác không", "số điện thoại của toà án"];
        var told = States().Select(talk => talk with { IsDiscreet = true }).SelectMany(talk => words.SelectMany(word => Said(talk, word).Replies)).ToList();
        told.Add(bot.Turn.LastResort(Conversation.New with { IsDiscreet = true }));

        told.Select(ReplyText.Of).Where(text => sensitive.IsIn(text.Length > 60 ? text[..60] : text)).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_to_be_said_is_all_there_behind_the_cover()
    {
        var plain = Said(Conversation.New, "chồng đang cầm dao").Replies[0];
        var covered = Said(Conversation.New with { IsDiscreet = true }, "chồng đang cầm dao").Replies[0];

        covered.Text.ShouldEndWith(plain.Text);
        covered.Calls.ShouldBe(plain.Calls);
    }

    [Fact]
    public void Discretion_outlives_deleting_and_ends_when_told()
    {
        var discreet = Conversation.New with { IsDiscreet = true };

        Said(discreet, "xoá").Conversation.IsDiscreet.ShouldBeTrue();
        Said(discreet, "tắt kín đáo").Conversation.IsDiscreet.ShouldBeFalse();
    }

    [Fact]
    public void Safety_20_Where_messages_can_be_taken_back_the_reply_says_so_and_what_stays()
    {
        var here = bot.Turn.Run(Conversation.New, Message("xoá") with { WithdrawId = "7" }, Evening);
        var elsewhere = Said(Conversation.New, "xoá");

        here.Replies[0].Text.ShouldContain("rút các tin");
        here.Replies[0].Text.ShouldContain("không xoá được");
        elsewhere.Replies[0].Text.ShouldNotContain("rút các tin");
    }

    [Fact]
    public void While_an_officer_talks_with_her_the_bot_is_silent_but_for_danger_and_commands()
    {
        var officer = Message("") with { Kind = MessageKind.StaffSpoke, Pause = TimeSpan.FromHours(1) };
        var quiet = bot.Turn.Run(Conversation.New, officer, Evening);

        quiet.Replies.ShouldBeEmpty();
        At(quiet.Conversation, "em cảm ơn chị", Evening.AddMinutes(5)).Replies.ShouldBeEmpty();
        At(quiet.Conversation, "trà hoa cúc", Evening.AddMinutes(5)).Replies.ShouldNotBeEmpty();
        At(quiet.Conversation, "xoá", Evening.AddMinutes(5)).Erases.ShouldBeTrue();
        At(quiet.Conversation, "chồng đang cầm dao đuổi em", Evening.AddMinutes(5)).Replies.ShouldNotBeEmpty();
        At(quiet.Conversation, "em cảm ơn chị", Evening.AddMinutes(61)).Replies.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("😭😭😭")]
    [InlineData("   ")]
    [InlineData("救命我丈夫打我")]
    [InlineData("please help my husband is beating me")]
    public void What_cannot_be_read_is_answered_with_help_and_a_person(string text)
    {
        var reply = Said(Conversation.New, text).Replies[0];

        reply.Calls.ShouldNotBeEmpty();
        reply.SuggestedActions.Concat(Said(Conversation.New, text).Replies[^1].SuggestedActions).ShouldContain(tap => tap.Title.Contains("người thật", StringComparison.OrdinalIgnoreCase));
    }

    private IEnumerable<Conversation> States() =>
        [Conversation.New, .. new[] { "chồng đang đánh em", "con bị thầy sờ vào người", "em ở châu thành", "tìm chỗ giúp ở Sài Gòn", "tôi hay đánh vợ", "xoá" }.Select(word => Said(Conversation.New, word).Conversation)];

    private static IncomingMessage Message(string text) => new("test", "1", "1", MessageKind.Text, text);

    private TurnResult Said(Conversation talk, string text) => At(talk, text, Evening);

    private TurnResult At(Conversation talk, string text, DateTimeOffset moment) => bot.Turn.Run(talk, Message(text), moment);
}
