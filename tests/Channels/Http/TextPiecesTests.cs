using System.Text;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Tests.Http;

public sealed class TextPiecesTests
{
    [Theory]
    [InlineData("ngắn", 10, new[] { "ngắn" })]
    [InlineData("một hai ba. bốn năm", 14, new[] { "một hai ba.", "bốn năm" })]
    [InlineData("một hai ba\n\nbốn. năm sáu", 18, new[] { "một hai ba", "bốn. năm sáu" })]
    [InlineData("aaaaaaaaaabbbbbbbbbb", 10, new[] { "aaaaaaaaaa", "bbbbbbbbbb" })]
    public void A_text_is_cut_where_a_reader_pauses(string text, int longest, string[] pieces) => TextPieces.Of(text, longest).ShouldBe(pieces);

    [Theory]
    [InlineData("😀")]
    [InlineData("e\u0302\u0301")]
    [InlineData("👨‍👩‍👧‍👦")]
    public void A_letter_or_an_emoji_never_comes_apart_into_broken_halves(string letter)
    {
        var text = new StringBuilder().Insert(0, letter, 500).ToString();

        for (var longest = 20; longest < 40; longest++)
        {
            var pieces = TextPieces.Of(text, longest);

            string.Concat(pieces).ShouldBe(text);
            pieces.ShouldAllBe(piece => piece.Length <= longest && !char.IsLowSurrogate(piece[0]) && !char.IsHighSurrogate(piece[piece.Length - 1]) && piece[0] > '\u036F' || piece[0] == 'e');
        }
    }

    [Fact]
    public void Nothing_is_sent_for_nothing() => TextPieces.Of(" \n ", 10).ShouldBeEmpty();
}
