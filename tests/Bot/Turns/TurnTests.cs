using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>Single turns where a talk would be too coarse.</summary>
public sealed class TurnTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 21, 22, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData("xoá")]
    [InlineData("xóa")]
    [InlineData("xoa het tin nhan")]
    [InlineData("Xoá hết đi!!!")]
    public void Delete_erases_in_one_turn_in_every_state(string word)
    {
        foreach (var talk in States())
        {
            var result = Said(talk, word);

            result.Erases.ShouldBeTrue();
            result.Conversation.ShouldBe(Conversation.New with { IsIntroduced = true }, new Same());
        }
    }

    [Theory]
    [InlineData("dừng")]
    [InlineData("DUNG")]
    [InlineData("thoát")]
    [InlineData("thoat")]
    [InlineData("stop")]
    public void Safety_19_Stop_words_are_answered_neutrally_in_every_state(string word)
    {
        foreach (var talk in States())
        {
            var reply = Said(talk, word).Replies[0];

            reply.Text.ShouldStartWith("Mình dừng ở đây");
            reply.Calls.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("trà hoa cúc")]
    [InlineData("tra hoa cuc")]
    public void Safety_21_The_safe_word_brings_the_card_back_in_every_state(string word)
    {
        foreach (var talk in States()) Said(talk, word).Replies[0].Calls.Select(call => call.Dial).ShouldContain("113");
    }

    [Theory]
    [InlineData("Em dưới 18 tuổi")]
    [InlineData("con chua du 18 tuoi")]
    public void Who_says_to_be_a_child_is_spoken_to_as_one_from_then_on(string word)
    {
        var first = Said(Conversation.New, word);
        var second = Said(first.Conversation, "ở nhà em buồn lắm");

        first.Replies[0].Calls.Select(call => call.Dial).ShouldBe(["111"]);
        first.Conversation.IsChild.ShouldBeTrue();
        first.Replies.Concat(second.Replies).ShouldAllBe(reply => reply.IsForChild);
    }

    [Fact]
    public void Safety_26_The_introduction_says_what_is_true_on_the_channel()
    {
        var (onPhone, onPage) = (Introduction("zalo"), Introduction("webchat"));

        onPhone.ShouldContain("nằm lại trên máy này");
        onPage.ShouldContain("Đóng trang này");
        onPage.ShouldNotContain("nằm lại trên máy này");
    }

    [Fact]
    public void Safety_16_The_introduction_is_said_once_and_after_the_help()
    {
        var first = Said(Conversation.New, "chồng đang đánh em");
        var second = Said(first.Conversation, "em sợ lắm");

        first.Replies.Count.ShouldBe(2);
        first.Replies[0].Text.ShouldStartWith("📞 113");
        first.Replies[1].Text.ShouldStartWith("ℹ️");
        second.Replies.Count.ShouldBe(1);
    }

    [Fact]
    public void Safety_23_Danger_goes_on_until_the_person_says_otherwise()
    {
        var alarmed = Talk("chồng đang đánh em");

        Said(alarmed, "em sợ lắm").Replies[0].Text.ShouldStartWith("📞 113");
        var calm = Said(alarmed, "không phải vậy").Conversation;
        calm.IsAlarmed.ShouldBeFalse();
        calm.Need.ShouldBeNull();
    }

    [Fact]
    public void Safety_30_An_ambiguous_place_does_not_hold_the_card_back()
    {
        var result = Said(Conversation.New, "chồng đang cầm dao đuổi em, em ở châu thành");

        result.Replies[0].Text.ShouldStartWith("📞 113");
        result.Conversation.PlaceChoices.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_province_alone_chooses_between_places_of_the_same_name()
    {
        var asked = Talk("em ở châu thành");

        var chosen = Said(asked, "tiền giang").Conversation;

        chosen.PlaceChoices.ShouldBeEmpty();
        chosen.Place!.Label.ShouldContain("Châu Thành");
    }

    [Fact]
    public void A_number_is_a_choice_only_while_it_was_offered()
    {
        var asked = Talk("em ở châu thành");

        Said(asked, "1").Conversation.Place.ShouldNotBeNull();
        Said(asked, "113").Replies[0].Calls[0].Dial.ShouldBe("113");
        Said(Conversation.New, "1").Conversation.Place.ShouldBeNull();
    }

    [Fact]
    public void Who_spoke_as_an_adult_stays_one()
    {
        var talk = Talk("chồng em đánh em");

        Said(talk, "em muốn tắm").Conversation.IsChild.ShouldBeFalse();
    }

    [Fact]
    public void A_child_stays_a_child_and_is_told_so_in_its_own_words()
    {
        var talk = Talk("con bị thầy sờ vào người");

        foreach (var word in new[] { "xzq zqx", "😭", "cho con số", "con ở Đà Nẵng", "không phải vậy", "xoá" })
            Said(talk, word).Replies[0].Text.ShouldNotContain("bạn", Case.Insensitive, word);
    }

    [Fact]
    public void Who_does_harm_is_not_shown_where_the_harmed_go()
    {
        var talk = Talk("tôi nóng tính hay đánh vợ, tôi muốn sửa");

        foreach (var word in new[] { "tôi ở Hà Nội", "còn chỗ nào khác không", "Địa chỉ giúp đỡ gần tôi ở đâu" })
            Said(talk, word).Replies[0].Cards.ShouldBeEmpty(word);
    }

    [Fact]
    public void Questions_about_the_place_shown_repeat_it_with_all_that_is_known()
    {
        var shown = Talk("tìm chỗ giúp ở Quảng Ninh");

        foreach (var word in new[] { "mấy giờ mở cửa", "xa không", "o cho nao", "số mấy vậy ạ", "số đó mất tiền không" })
            Said(shown, word).Replies[0].Cards.Select(card => card.ListingId).ShouldBe(shown.InView, word);
    }

    [Fact]
    public void More_places_are_never_those_shown_already()
    {
        var shown = Talk("tìm chỗ giúp ở Sài Gòn");

        var more = Said(shown, "còn chỗ nào khác không");

        more.Replies[0].ListingIds().ShouldNotBeEmpty();
        more.Replies[0].ListingIds().Intersect(shown.Shown).ShouldBeEmpty();
    }

    private IEnumerable<Conversation> States() =>
        [Conversation.New, .. new[] { "chồng đang đánh em", "con bị thầy sờ vào người", "em ở châu thành", "tìm chỗ giúp ở Sài Gòn", "tôi hay đánh vợ", "asdkjh qwe", "xoá" }.Select(Talk)];

    private Conversation Talk(string opening) => Said(Conversation.New, opening).Conversation;

    private TurnResult Said(Conversation talk, string text) => bot.Turn.Run(talk, new IncomingMessage("test", "1", "1", MessageKind.Text, text), Evening);

    // Records compare their lists by reference.
    private sealed class Same : IEqualityComparer<Conversation>
    {
        public bool Equals(Conversation? x, Conversation? y) => GetHashCode(x!) == GetHashCode(y!);

        public int GetHashCode(Conversation obj) => System.Text.Json.JsonSerializer.Serialize(obj).GetHashCode(StringComparison.Ordinal);
    }

    private string Introduction(string channel) =>
        bot.Turn.Run(Conversation.New, new IncomingMessage(channel, "1", "1", MessageKind.Text, "chồng đánh tôi"), Evening).Replies[1].Text;
}
