using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tests.Text;

public sealed class TokenFilterTests
{
    [Theory]
    [InlineData("đauuuuu", "đau")]
    [InlineData("quáaaa", "quá")]
    [InlineData("cứu", "cứu")]
    [InlineData("cứuuu", "cứu")]
    [InlineData("cuuuu", "cuu")]
    [InlineData("cuu", "cuu")]
    [InlineData("tooi", "tooi")]
    [InlineData("hello", "hello")]
    public void Letters_drawn_out_are_taken_out(string typed, string shortened) =>
        TextSteps.Run(new RepeatedLetters(TextSteps.Syllables).Filter, typed).ShouldBe(shortened);

    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("thuý", "thúy")]
    [InlineData("quý", "quý")]
    [InlineData("hoàn", "hoàn")]
    [InlineData("hòa", "hòa")]
    public void Both_places_of_the_tone_mark_are_one_word(string typed, string placed) => TextSteps.Run(TonePlacement.Filter, typed).ShouldBe(placed);

    [Theory]
    [InlineData("ddanhs em", "đánh em")]
    [InlineData("d9a1nh em", "đánh em")]
    [InlineData("tooi", "tôi")]
    [InlineData("khoong", "không")]
    [InlineData("vwaf", "vừa")]
    [InlineData("cuwsu", "cứu")]
    [InlineData("nguwowif", "người")]
    [InlineData("ngu7o7i2", "người")]
    [InlineData("ddef", "đè")]
    public void Keys_left_in_the_text_are_read(string typed, string read) =>
        TextSteps.Run(new Keystrokes(TextSteps.Syllables, _ => false).Filter, typed).ShouldBe(read);

    [Theory]
    [InlineData("danh")]
    [InlineData("facebook")]
    [InlineData("đánh")]
    [InlineData("113")]
    public void Words_that_are_no_keys_stay(string typed) =>
        TextSteps.Run(new Keystrokes(TextSteps.Syllables, _ => false).Filter, typed).ShouldBe(typed);

    [Theory]
    [InlineData("15t", "15 tuổi")]
    [InlineData("2h sáng", "2 giờ sáng")]
    [InlineData("15 tuổi", "15 tuổi")]
    [InlineData("9x", "9x")]
    public void Units_typed_onto_numbers_are_set_apart(string typed, string apart) =>
        TextSteps.Run(new NumberUnits(new Dictionary<string, string> { ["t"] = "tuổi", ["h"] = "giờ" }).Filter, typed).ShouldBe(apart);

    [Fact]
    public void A_meaningful_emoji_becomes_its_word_and_others_go()
    {
        var emoji = new EmojiWords(new Dictionary<string, string> { ["🔪"] = "dao" });

        emoji.Filter("nó cầm 🔪🌸!").ShouldBe("nó cầm  dao  !");
    }
}
