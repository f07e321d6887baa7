using SafeHelp.Bot.Assist;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Replies;

namespace SafeHelp.Bot.Tests.Desk;

/// <summary>What goes out to people carries published numbers and addresses alone.</summary>
public sealed class OutboundGuardTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private OutboundGuard Guard => new(bot.Turn.Knowledge);

    [Theory]
    [InlineData("Chị gọi 111 hoặc 113 115 nhé")]
    [InlineData("Số 1900 96 96 80, 1900969680, 1900.969.680 hay 1 9 0 0 9 6 9 6 8 0")]
    [InlineData("Mai 24/11/2026 lúc 8:30 chị tới, từ 8h00")]
    [InlineData("Theo Luật 13/2022/QH15, Điều 12 khoản 3, phạt 500.000 đồng đến 20.000.000 đồng")]
    [InlineData("Giai đoạn 2021-2030, trực 24/7, có 3 phòng, 12 tuổi")]
    public void Published_numbers_dates_laws_and_sums_pass(string text) => Guard.Faults(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Gọi tôi 0912 345 678")]
    [InlineData("Gọi tôi 0912.345.678")]
    [InlineData("+84 912-345-678")]
    [InlineData("０９１２３４５６７８")]
    [InlineData("09\u200B12345678")]
    [InlineData("0 9 1 2 3 4 5 6 7 8")]
    [InlineData("gọi 111 hoặc 0912345678")]
    [InlineData("1900 12 34 56")]
    [InlineData("gọi 118")]
    public void Any_other_number_is_refused_however_it_is_written(string text) =>
        Guard.Faults(text).ShouldContain(fault => fault.Part == OutboundPart.Number);

    [Theory]
    [InlineData("Chị tới số 999 đường Không Có", OutboundPart.Address)]
    [InlineData("Nhà tôi ngõ 12 Hoa Lá", OutboundPart.Address)]
    [InlineData("xem https://example.org/x", OutboundPart.Link)]
    [InlineData("viết cho a.b@example.org", OutboundPart.Link)]
    public void Addresses_and_links_that_are_not_published_are_refused(string text, OutboundPart part) =>
        Guard.Faults(text).ShouldContain(fault => fault.Part == part);

    [Fact]
    public void Every_published_number_and_address_passes_as_it_is_shown()
    {
        foreach (var listing in bot.Turn.Knowledge.Content.Published)
        {
            foreach (var phone in listing.Phones) Guard.Faults($"Gọi {phone.Display} nhé").ShouldBeEmpty(listing.Id);
            if (listing.Place?.Address is { } address) Guard.Faults($"Địa chỉ: {address}").Where(fault => fault.Part == OutboundPart.Address).ShouldBeEmpty(listing.Id);
        }
    }

    [Fact]
    public void An_officer_on_the_telephone_sees_what_was_understood_places_questions_and_the_law()
    {
        var view = new CallAssist(bot.Turn.Knowledge, bot.Turn.Understander).See("chị ấy ở Hóc Môn, chồng đánh, đang rất sợ", new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7)));

        view.Title.ShouldNotBeEmpty();
        view.Places.ShouldNotBeEmpty();
        view.Questions[0].ShouldContain("an toàn");
        view.Law.ShouldNotBeEmpty();
        CallAssist.Count(view, Outcomes.Referred, new DateOnly(2026, 11, 23)).Channel.ShouldBe("phone");
    }

    [Fact]
    public void Pieces_of_what_was_not_understood_carry_no_number_no_name_and_never_more_than_three_syllables()
    {
        var pieces = new UnknownWords(bot.Turn.Knowledge.Content.Desk.NameWords).In("bị bùa ngải, tên Nguyễn Thị Hoa số 0912345678 ở xóm Đông");

        pieces.ShouldContain("bùa ngải");
        pieces.ShouldAllBe(piece => piece.Split(' ').Length <= 3 && !piece.Any(char.IsAsciiDigit));
        pieces.ShouldNotContain(piece => piece.Contains("hoa", StringComparison.Ordinal) || piece.Contains("đông", StringComparison.Ordinal));
    }
}
