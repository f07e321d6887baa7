using System.IO.Compression;
using System.Net;
using SafeHelp.Bot.Records;
using SafeHelp.Staff.Editing;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Staff;

/// <summary>The screens of the content, as somebody without scripts uses them.</summary>
[Collection(nameof(InTheConsole))]
public sealed class ContentScreenTests(ConsoleServer server)
{
    private const string Part = "/staff/content/part?file=calendar.yml&path=0&kind=Observance";

    [Fact]
    public async Task An_admin_reads_and_takes_files_out_but_changes_nothing()
    {
        var (admin, _) = await server.EnterAsync(StaffRole.Admin, "");

        var shown = await admin.GetAsync(Part);
        var sent = await admin.SendAsync(Part, "part", ("Do", "save"), ("slogan", "Không được lưu"), ("Seen", ""));
        var zip = await admin.GetAsync("/staff/content/export.zip?only=edited");

        shown.Html.ShouldNotContain("value=\"save\"");
        sent.Html.ShouldContain("Chỉ cán bộ Trung ương");
        (await admin.GetAsync("/staff/content/history?file=calendar.yml")).Html.ShouldNotContain("Không được lưu");
        zip.Status.ShouldBe(HttpStatusCode.OK);
        admin.Dispose();
    }

    [Fact]
    public async Task A_slogan_is_saved_by_the_form_stands_in_the_export_and_goes_back()
    {
        var (editor, _) = await server.EnterAsync(StaffRole.Publisher, "");
        const string Slogan = "Khẩu hiệu [MẪU] trên biểu mẫu.";

        var seen = Field((await editor.GetAsync(Part)).Html, "Seen");
        var saved = await editor.SendAsync(Part, "part", ("Do", "save"), ("name", "Ngày Quốc tế Phụ nữ"), ("from", "8/3"), ("to", "8/3"), ("slogan", Slogan), ("source", "[MẪU]"), ("Seen", seen));
        var again = await editor.SendAsync(Part, "part", ("Do", "save"), ("slogan", "Câu của người đến sau"), ("Seen", seen));
        var files = await FilesAsync(editor, "/staff/content/export.zip?only=edited");
        var back = await editor.SendAsync("/staff/content/history?file=calendar.yml", "original");

        saved.Html.ShouldContain("Đã lưu");
        again.Html.ShouldContain("người khác vừa sửa");
        again.Html.ShouldContain(Slogan);
        again.Html.ShouldContain("Câu của người đến sau", customMessage: "what was typed is kept");
        files["calendar.yml"].ShouldContain(Slogan);
        back.Html.ShouldContain("Đã lưu");
        editor.Dispose();
    }

    [Theory]
    [InlineData("/staff/content/file?file=../appsettings.yml")]
    [InlineData("/staff/content/whole?file=staff/common-passwords.yml")]
    [InlineData("/staff/content/part?file=calendar.yml&path=999&kind=Observance")]
    [InlineData("/staff/content/history?file=no.yml")]
    public async Task What_is_no_file_of_words_is_not_shown(string path)
    {
        var (editor, _) = await server.EnterAsync(StaffRole.Publisher, "");

        var answer = await editor.GetAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Html.ShouldNotContain("<textarea");
        editor.Dispose();
    }

    [Fact]
    public void Changed_lines_stand_beside_each_other_and_equal_ones_far_away_are_left_out()
    {
        var before = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"dòng {i}"));

        var lines = LineComparison.Of(before, before.Replace("dòng 20", "dòng mới", StringComparison.Ordinal));

        lines.Where(line => line.Kind is LineKind.Gone).Select(line => line.Text).ShouldBe(["dòng 20"]);
        lines.Where(line => line.Kind is LineKind.Come).Select(line => line.Text).ShouldBe(["dòng mới"]);
        lines.Count.ShouldBeLessThan(10);
        LineComparison.Of(before, before).ShouldBeEmpty();
    }

    private static string Field(string html, string name) => System.Text.RegularExpressions.Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    private static async Task<Dictionary<string, string>> FilesAsync(ConsoleVisitor visitor, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(await visitor.FileAsync(path)));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry => new StreamReader(entry.Open()).ReadToEnd());
    }
}
