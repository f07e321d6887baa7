using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tests.Text;

public sealed class CompositionTests
{
    [Theory]
    [InlineData("cu\u031B\u0301u vo\u031B\u0301i", "cứu với")]
    [InlineData("ê\u0323", "ệ")]
    [InlineData("ẹ\u0302", "ệ")]
    [InlineData("đa\u0301nh", "đánh")]
    [InlineData("CỨU TÔI", "cứu tôi")]
    public void Letters_and_marks_become_one_small_letter(string typed, string composed) => Composition.Compose(typed).ShouldBe(composed);

    [Theory]
    [InlineData("ｃｈào", "chào")]
    [InlineData("chào\u00A0bạn", "chào bạn")]
    [InlineData("c\u200Bứu", "cứu")]
    [InlineData("Ðà Nẵng", "đà Nẵng")]
    public void Odd_characters_become_plain_ones(string typed, string plain) => PlainCharacters.Filter(typed).ShouldBe(plain);
}
