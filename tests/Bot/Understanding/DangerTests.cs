using SafeHelp.Bot.Understanding;

namespace SafeHelp.Bot.Tests.Understanding;

public sealed class DangerTests
{
    [Theory]
    [InlineData("no dang dap cua")]
    [InlineData("nó đang đập cửa")]
    [InlineData("chồng em đang cầm dao đứng ngoài cửa")]
    [InlineData("ck e dang danh e cuu e voi")]
    [InlineData("em đang trốn trong nhà tắm, anh ta đang tìm em")]
    [InlineData("con bị nhốt trong phòng, dượng sắp về")]
    [InlineData("em vừa bị hiếp tối nay")]
    [InlineData("em uống hết vỉ thuốc ngủ rồi")]
    [InlineData("họ sắp bán em sang bên kia biên giới")]
    [InlineData("con gái tôi bị người lạ chở đi từ chiều chưa về")]
    [InlineData("cuuuu toiiii voiiii")]
    [InlineData("✋👍✊")]
    public void Danger_now_is_an_emergency_and_never_out_of_scope(string text)
    {
        var meaning = Understanders.Real.Understand(text);

        meaning.Urgency.ShouldBe(Urgency.Emergency, string.Join("; ", meaning.Reasons));
        meaning.Topic.ShouldNotBe(Topic.OutOfScope);
    }

    [Theory]
    [InlineData("giết thời gian bằng game gì")]
    [InlineData("cười muốn chết")]
    [InlineData("đánh răng xong mới ngủ")]
    [InlineData("chồng tôi không đánh tôi, tôi chỉ hỏi luật")]
    [InlineData("đang xem phim có cảnh chồng đánh vợ")]
    [InlineData("nghiên cứu về nuôi cừu")]
    [InlineData("đang đánh cờ với ông nội")]
    public void Alarming_words_without_danger_stay_calm(string text)
    {
        var meaning = Understanders.Real.Understand(text);

        meaning.Urgency.ShouldNotBe(Urgency.Emergency, string.Join("; ", meaning.Reasons));
    }

    [Theory]
    [InlineData("tôi muốn tự tử")]
    [InlineData("toi muon tu tu")]
    [InlineData("con không muốn sống nữa, bố mẹ chửi con suốt")]
    [InlineData("chồng đánh em suốt, em muốn ly hôn thì nộp đơn ở đâu")]
    [InlineData("con bị thầy sờ vào người, gọi 111 có mất tiền không")]
    public void What_can_mean_nothing_but_harm_is_never_calm(string text) => Understanders.Real.Understand(text).Urgency.ShouldNotBe(Urgency.Normal);

    [Theory]
    [InlineData("em ở Trà Vinh")]
    [InlineData("tôi ở Cà Mau")]
    [InlineData("tôi đang ở Nha Trang")]
    [InlineData("em ở châu thành")]
    [InlineData("gọi không được")]
    public void A_place_or_a_busy_line_alone_is_no_danger(string text) => Understanders.Real.Understand(text).Urgency.ShouldBe(Urgency.Normal);

    [Fact]
    public void An_emergency_names_the_phrase_that_made_it() =>
        Understanders.Real.Understand("nó đang cầm dao").Reasons.ShouldContain(reason => reason.Decision == "urgency" && reason.Evidence.Contains("cầm dao"));

    [Fact]
    public void Marks_do_not_make_the_danger() =>
        Understanders.Real.Understand("chong em dang cam dao duoi em").Urgency.ShouldBe(Understanders.Real.Understand("chồng em đang cầm dao đuổi em").Urgency);
}
