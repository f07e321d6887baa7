using System.Diagnostics;
using System.Text;

namespace SafeHelp.Knowledge.Tests.Places;

/// <summary>Whatever is typed, the finder neither throws nor dwells on it.</summary>
public sealed class AnyInputTests(Loaded loaded) : IClassFixture<Loaded>
{
    private static readonly string[] Pieces =
    [
        "Hà Nội", "quận", "q", "1", "p12", ",", ", ,", "\u0301", "\uD83D", "😀", "\0", "\u202E", "ស្ពាន", "중국", "xã Tân Tiến", "Châu Thành", "@", "http://", "'", "’", "-", ".", "\n", "TP", "đường", "ở",
        "H'Leo", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", " ", "tinh", "000", "Ω", "ﬁ", "Ⅷ", "٣",
    ];

    [Fact]
    public void Random_pieces_never_throw_and_spans_lie_inside_the_text()
    {
        var random = new Random(20250701);
        for (var round = 0; round < 20_000; round++)
        {
            var text = Compose(random, random.Next(0, 14));

            var place = loaded.Finder.Find(text);

            if (place is not null) text.Substring(place.Start, place.Length).ShouldBe(place.Span);
        }
    }

    [Fact]
    public void Random_characters_never_throw()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 60)).Select(_ => (char)random.Next(0, 0xFFFF)));

            Should.NotThrow(() => loaded.Finder.Find(text));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("xã Tân Tiến ")]
    [InlineData("phường 1, ")]
    [InlineData("@@@ ")]
    [InlineData("Ha\u0300 No\u0323\u0302i ")]
    [InlineData("😀")]
    [InlineData("1")]
    public void Ten_thousand_characters_take_no_longer_than_a_breath(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 10_000 / piece.Length).ToString();
        loaded.Finder.Find(text);
        var clock = Stopwatch.StartNew();

        loaded.Finder.Find(text);

        // A few milliseconds in truth; the bound is wide because test machines are shared.
        clock.ElapsedMilliseconds.ShouldBeLessThan(500);
    }

    [Fact]
    public void The_finder_may_be_shared_by_threads()
    {
        var expected = loaded.Finder.Find("o go vap")!.OldDistrict;

        Parallel.For(0, 2_000, _ => loaded.Finder.Find("o go vap")!.OldDistrict.ShouldBe(expected));
    }

    private static string Compose(Random random, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? "" : " ");
        return text.ToString();
    }
}
