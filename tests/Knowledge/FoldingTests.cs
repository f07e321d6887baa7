using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tests;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Gò Vấp", "go vap")]
    [InlineData("ĐỒNG NAI", "dong nai")]
    [InlineData("Go\u0300 Va\u0302\u0301p", "go vap")]
    [InlineData("đường Lê Lợi, Quận 1 🙂", "duong le loi, quan 1 🙂")]
    public void Case_and_marks_are_taken_off(string typed, string folded) =>
        Folding.Fold(typed).ShouldBe(folded);

    [Theory]
    [InlineData("đau", true)]
    [InlineData("dau", false)]
    [InlineData("da\u0301", true)]
    public void Marks_are_seen(string typed, bool marked) =>
        Folding.HasMarks(typed).ShouldBe(marked);
}
