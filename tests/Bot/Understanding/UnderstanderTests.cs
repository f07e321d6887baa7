using System.Text;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Bot.Tests.Understanding;

public sealed class UnderstanderTests
{
    [Fact]
    public void The_content_has_no_fault() => Understanders.Problems.ShouldBeEmpty();

    [Fact]
    public void Every_topic_has_its_examples() =>
        Understanders.Content.Examples.GroupBy(example => example.Topic).Count(group => group.Count() >= 100).ShouldBe(Enum.GetValues<Topic>().Length);

    [Theory]
    [InlineData("tôi muốn ly hôn đơn phương thì nộp đơn ở đâu", Topic.DivorceCustody)]
    [InlineData("em mang thai thì công ty cho nghỉ việc", Topic.WorkplaceHarassment)]
    [InlineData("cho xin số điện thoại công an", Topic.HotlineLookup)]
    [InlineData("xin chào", Topic.Greeting)]
    [InlineData("cảm ơn nhiều nha", Topic.ThanksBye)]
    [InlineData("xóa hết tin nhắn của tôi đi", Topic.StopDeleteData)]
    [InlineData("gia vang hom nay bao nhieu", Topic.OutOfScope)]
    public void The_topic_is_what_she_needs_help_with(string text, Topic topic) => Understanders.Real.Understand(text).Topic.ShouldBe(topic);

    [Theory]
    [InlineData("con học lớp 6, ba hay đánh con", Speaker.SelfChild)]
    [InlineData("em gái tôi bị chồng đánh", Speaker.ThirdParty)]
    [InlineData("chồng đánh tôi nhiều lần rồi", Speaker.SelfAdult)]
    [InlineData("tôi là cán bộ hội phụ nữ xã, cần mẫu hồ sơ nạn nhân", Speaker.Staff)]
    public void Who_writes_is_told_apart(string text, Speaker speaker) => Understanders.Real.Understand(text).Speaker.ShouldBe(speaker);

    [Fact]
    public void The_one_who_hits_and_wants_to_stop_is_seen() =>
        Understanders.Real.Understand("tôi lỡ đánh vợ, tôi muốn thay đổi, không muốn đánh nữa").IsPerpetrator.ShouldBeTrue();

    [Fact]
    public void Nonsense_is_unclear_rather_than_an_error() => Understanders.Real.Understand("").Topics.ShouldNotBeEmpty();

    [Fact]
    public void The_same_message_always_means_the_same()
    {
        const string Text = "ck e hay danh e luc say, e muon li hon";

        var meanings = Enumerable.Range(0, 8).AsParallel().Select(_ => Understanders.Real.Understand(Text)).ToList();

        meanings.ShouldAllBe(meaning => meaning.Topic == meanings[0].Topic && meaning.Topics[0].Score.Equals(meanings[0].Topics[0].Score));
    }

    [Fact]
    public void What_was_learnt_was_learnt_from_the_examples_as_they_are_now()
    {
        // If this fails: dotnet run --project src/Server -- learn content
        using var stream = new MemoryStream();
        Understanders.Real.WriteLearnt(stream, Understanders.Content);

        Understanders.Content.Learnt.Span.SequenceEqual(stream.ToArray()).ShouldBeTrue();
    }

    [Fact]
    public void A_meaning_is_one_line_of_json_in_the_words_of_the_contract()
    {
        var meaning = Understanders.Real.Understand("xin chào");
        using var output = new MemoryStream();

        new MeaningJson((json, place) => json.WriteNullValue()).Write(output, "a1", meaning with { Restored = "xin chào" }, 0.214);

        var line = Encoding.UTF8.GetString(output.ToArray());
        line.ShouldStartWith("{\"id\":\"a1\",\"topic\":\"greeting\",\"topics\":[{\"label\":\"greeting\",\"score\":");
        line.ShouldEndWith("\"urgency\":\"normal\",\"speaker\":\"unknown\",\"place\":null,\"restored\":\"xin chào\",\"ms\":0.21}");
    }
}
