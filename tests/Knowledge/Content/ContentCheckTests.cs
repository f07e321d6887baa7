using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Tests.Places;

namespace SafeHelp.Knowledge.Tests.Content;

/// <summary>What union staff may get wrong in a file is named with file, line, fault and mend, and never thrown.</summary>
public sealed class ContentCheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-content-").FullName;

    public ContentCheckTests()
    {
        foreach (var file in Directory.EnumerateFiles(Loaded.Content, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Loaded.Content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_content_that_is_shipped_has_no_problem() => Problems().ShouldBeEmpty();

    [Theory]
    [InlineData("18001567", "1800 1567")]
    [InlineData("02437280936", "024 3728 0936")]
    public void A_blocked_number_cannot_be_published(string dial, string show)
    {
        var line = Append("listings/hotlines.yml", $"- id: mau\n  name: '[MẪU] Đường dây'\n  category: duong_day_nong\n  phones:\n    - {{ show: '{show}', dial: '{dial}' }}\n  hours: 24/7\n  serves: cả nước\n  source: '[MẪU]'\n  display: yes\n");

        var problem = Problems().ShouldHaveSingleItem();

        (problem.File, problem.Line).ShouldBe(("listings/hotlines.yml", line));
        problem.Fault.ShouldContain("bị chặn");
        problem.Mend.ShouldContain("internal");
        KnowledgeSnapshot.Load(folder).Listing("mau").ShouldBeNull();
    }

    [Theory]
    [InlineData("topics/shelter.yml", "  - text: Gọi ngay 113 nhé.\n", "113")]
    [InlineData("topics/shelter.yml", "  - text: Gọi ngay {khong-co} nhé.\n", "khong-co")]
    [InlineData("topics/shelter.yml", "  - for: [self_child]\n    text: Con hãy gọi ngay cho cô chú ở tổng đài vì cô chú luôn luôn sẵn sàng nghe con kể mọi chuyện.\n", "15 từ")]
    [InlineData("topics/shelter.yml", "  - text: Ngắn.\n    urgencyy: [high]\n", "urgencyy")]
    [InlineData("listings/centres.yml", "- id: mau\n  name: '[MẪU] Nhà'\n  category: khong_co_loai\n  serves: ['79']\n  display: internal\n", "khong_co_loai")]
    [InlineData("listings/centres.yml", "- id: mau\n  name: '[MẪU] Nhà'\n  category: dia_chi_tin_cay\n  serves: ['74']\n  display: internal\n", "74")]
    [InlineData("listings/centres.yml", "- id: mau\n  name: '[MẪU] Nhà'\n  category: dia_chi_tin_cay\n  serves: ['79']\n  hours: sáng chiều\n  display: internal\n", "sáng chiều")]
    [InlineData("calendar.yml", "- [\n", "không đọc được")]
    [InlineData("calendar.yml", "- &a *a\n", "không đọc được")]
    [InlineData("calendar.yml", "- !!binary %%%: {\n", "không đọc được")]
    public void A_fault_is_named_with_its_line(string file, string addition, string named)
    {
        var line = Append(file, addition);

        var problems = Problems();

        problems.ShouldContain(problem => problem.File == file && problem.ToString().Contains(named) && problem.Mend.Length > 0, string.Join('\n', problems));
        problems.First(problem => problem.File == file).Line.ShouldBeInRange(1, line + 12);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void A_file_nested_without_end_is_named_and_does_not_end_the_program(string opening)
    {
        File.WriteAllText(Path.Combine(folder, "calendar.yml"), string.Concat(Enumerable.Repeat(opening, 100_000)));

        Problems().ShouldContain(problem => problem.File == "calendar.yml" && problem.Fault.Contains("không đọc được", StringComparison.Ordinal));
    }

    private IReadOnlyList<ContentProblem> Problems() => KnowledgeSnapshot.Load(folder).Content.Problems;

    private int Append(string file, string text)
    {
        var path = Path.Combine(folder, file);
        var before = File.ReadAllText(path).TrimEnd('\n') + "\n";
        File.WriteAllText(path, before + text);
        return before.Count(letter => letter == '\n') + 1;
    }
}
