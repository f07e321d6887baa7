using SafeHelp.Bot.Editing;

namespace SafeHelp.Bot.Tests.Editing;

/// <summary>A proposed phrase is how people speak, never what somebody told.</summary>
public sealed class PhraseRulesTests(BotFixture bot) : IClassFixture<BotFixture>
{
    [Theory]
    [InlineData("bị quản hết tiền")]
    [InlineData("bi quan het tien")]
    [InlineData("Chồng hay chửi mắng")]
    [InlineData("gọi 113 được không")]
    public void A_way_of_speaking_may_be_proposed(string phrase) => PhraseRules.Fault(phrase, bot.Turn.Knowledge).ShouldBeNull();

    [Theory]
    [InlineData("", PhraseFault.Empty)]
    [InlineData("…", PhraseFault.Empty)]
    [InlineData("gọi em số 0912 345 678", PhraseFault.HasNumber)]
    [InlineData("em ở phường Bến Thành", PhraseFault.HasPlace)]
    [InlineData("nhà ở gò vấp", PhraseFault.HasPlace)]
    [InlineData("chồng tên Hùng đánh", PhraseFault.HasName)]
    [InlineData("xem ở facebook.com nhé", PhraseFault.HasLink)]
    [InlineData("bị đánh\nhôm qua", PhraseFault.HasLines)]
    [InlineData("hôm qua chồng tôi đi uống rượu về rồi đánh tôi trước mặt hai đứa con nhỏ", PhraseFault.TooLong)]
    public void What_could_name_somebody_or_tell_her_story_is_refused(string phrase, PhraseFault fault) => PhraseRules.Fault(phrase, bot.Turn.Knowledge).ShouldBe(fault);
}
