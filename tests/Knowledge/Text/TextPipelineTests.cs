using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tests.Text;

public sealed class TextPipelineTests
{
    private static readonly List<ContentProblem> Problems = [];
    private static readonly TextContent Content = TextContentReader.Read(ContentFolder.Path, Problems);
    private static readonly TextPipeline Pipeline = TextPipeline.Build(Content, []);

    [Fact]
    public void The_tables_have_no_fault() => Problems.ShouldBeEmpty();

    [Fact]
    public void There_are_at_least_600_short_forms() => Content.ShortForms.Count.ShouldBeGreaterThanOrEqualTo(600);

    [Theory]
    [InlineData("ck e đánh e", "chồng em đánh em")]
    [InlineData("mẹ đã ck 5 triệu vào stk", "mẹ đã chuyển khoản 5 triệu vào số tài khoản")]
    [InlineData("k bít lm s", "không biết làm sao")]
    [InlineData("e hok dám nói vs ai", "em không dám nói với ai")]
    [InlineData("ck muốn lh", "chồng muốn ly hôn")]
    [InlineData("xin lh với luật sư", "xin liên hệ với luật sư")]
    [InlineData("bé 7t", "bé 7 tuổi")]
    public void Short_forms_are_written_out_by_their_context(string typed, string restored) => Pipeline.Analyze(typed).Restored.ShouldBe(restored);

    [Theory]
    [InlineData("no dang danh con, cuu con voi", "nó đang đánh con, cứu con với")]
    [InlineData("chong em dang danh em", "chồng em đang đánh em")]
    [InlineData("toi khong co tien goi dien thoai", "tôi không có tiền gọi điện thoại")]
    [InlineData("lam don ly hon o dau", "làm đơn ly hôn ở đâu")]
    public void Marks_left_out_are_put_back(string typed, string restored) => Pipeline.Analyze(typed).Restored.ShouldBe(restored);

    [Theory]
    [InlineData("con cừu ăn cỏ, cứu hộ và nghiên cứu")]
    [InlineData("má tui bị ổng quánh, chi mô răng rứa")]
    public void What_was_typed_with_marks_is_never_changed(string typed) => Pipeline.Analyze(typed).Restored.ShouldBe(typed);

    [Fact]
    public void The_same_message_in_every_way_of_typing_is_one_message()
    {
        string[] ways = ["Hoà đánh em", "Hòa đánh em", "Ho\u00E0 \u0111a\u0301nh em", "hoaf ddanhs em", "HÒA ĐÁNH EM"];

        ways.Select(way => Pipeline.Analyze(way).Restored).Distinct().ShouldBe(["hòa đánh em"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🌸🌸")]
    [InlineData("\u0301\u0301")]
    public void Nothing_said_is_nothing_heard(string typed) => Pipeline.Analyze(typed).Restored.Trim().ShouldBeEmpty();
}
