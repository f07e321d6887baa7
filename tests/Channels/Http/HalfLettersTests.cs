using System.Text;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Tests.Http;

public sealed class HalfLettersTests
{
    [Theory]
    [InlineData(@"{""text"":""a\ud83db""}", "a\uFFFDb")]
    [InlineData(@"{""text"":""\udc00""}", "\uFFFD")]
    [InlineData(@"{""text"":""\ud83d\ud83d\ude00""}", "\uFFFD😀")]
    [InlineData(@"{""text"":""\ud83d\ude00""}", "😀")]
    [InlineData(@"{""text"":""\\ud83d""}", @"\ud83d")]
    [InlineData(@"{""text"":""a\nb\\""}", "a\nb\\")]
    [InlineData(@"{""te\ud83dt"":1,""text"":""cứu""}", "cứu")]
    public void Half_a_letter_becomes_the_mark_for_it_and_all_else_stays(string json, string text) => WireJson.Object(Encoding.UTF8.GetBytes(json))!.Value.Text("text").ShouldBe(text);

    [Fact]
    public void Bytes_that_are_no_letters_hide_nothing_of_the_rest()
    {
        byte[] body = [.. "{\"te"u8, 0x90, .. "xt\":1,\"text\":\"c"u8, 0xFF, .. "u\"}"u8];

        WireJson.Object(body)!.Value.Text("text").ShouldBe("c\uFFFDu");
    }

    [Theory]
    [InlineData("\\")]
    [InlineData("{\"a\":\"\\u")]
    [InlineData("{\"a\":\"\\ud8")]
    public void What_is_cut_is_no_object(string json) => WireJson.Object(Encoding.UTF8.GetBytes(json)).ShouldBeNull();
}
