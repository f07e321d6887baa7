using System.Diagnostics;
using System.IO.Compression;
using SafeHelp.Support.Tables;

namespace SafeHelp.Server.Tests.Tables;

/// <summary><c>import</c> and <c>template</c> as an operator types them, in processes of their own.</summary>
public sealed class ImportVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-import").FullName;

    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_right_table_is_looked_at_then_imported_then_known()
    {
        var file = await WriteAsync("bang.xlsx", SampleTable.Workbook(SampleTable.Row(1), SampleTable.Row(2)));

        var looked = await RunAsync("import", file, "--dry-run", "--data", Data);
        var imported = await RunAsync("import", file, "--data", Data);
        var again = await RunAsync("import", file, "--data", Data);
        var allowed = await RunAsync("import", file, "--data", Data, "--allow-doubles");

        (looked.Code, imported.Code, again.Code, allowed.Code).ShouldBe((0, 0, 1, 0), $"{looked}\n{imported}\n{again}\n{allowed}");
        looked.Error.ShouldNotContain("Imported");
        imported.Error.ShouldContain("Imported 2 drafts.");
        imported.Error.ShouldNotContain("\r", Case.Sensitive, "no bar in a pipe");
        again.Output.ShouldContain("Trùng số điện thoại");
    }

    [Fact]
    public async Task One_fault_keeps_all_out_and_is_named_with_its_cell_and_in_the_report()
    {
        var file = await WriteAsync("bang.xlsx", SampleTable.Workbook(SampleTable.Row(1), SampleTable.Row("Giờ làm việc", "sáng")));
        var report = Path.Combine(folder, "loi.csv");

        var (code, output, error) = await RunAsync("import", file, "--data", Data, "--report", report);

        code.ShouldBe(1);
        output.ShouldContain("bang.xlsx:Bảng!H3 (Giờ làm việc): Lỗi: Giờ “sáng” không đọc được. Viết “24/7”");
        error.ShouldContain("Nothing was imported.");
        (await File.ReadAllTextAsync(report)).ShouldContain("\"Bảng\",\"3\",\"H\",\"Giờ làm việc\",\"Lỗi\"");
        (await RunAsync("import", await WriteAsync("dung.xlsx", SampleTable.Workbook(SampleTable.Row(1))), "--data", Data)).Error.ShouldContain("Imported 1 drafts.");
    }

    [Fact]
    public async Task In_somebodys_name_only_what_she_may()
    {
        var file = await WriteAsync("bang.xlsx", SampleTable.Workbook(SampleTable.Row(1)));
        await RunAsync("staff", "add", "can-bo@hoi.example", "--role", "officer", "--area", "26740", "--data", Data);

        var elsewhere = await RunAsync("import", file, "--data", Data, "--as", "can-bo@hoi.example");
        var nobody = await RunAsync("import", file, "--data", Data, "--as", "khong-co@hoi.example");

        (elsewhere.Code, nobody.Code).ShouldBe((1, 1));
        elsewhere.Output.ShouldContain("ngoài địa bàn");
        nobody.Error.ShouldContain("has no account");
    }

    [Fact]
    public async Task The_template_is_read_again_and_holds_an_example_only()
    {
        var file = Path.Combine(folder, "mau.xlsx");

        var made = await RunAsync("template", "--out", file);
        var read = await RunAsync("import", file, "--dry-run", "--data", Data);

        made.Code.ShouldBe(0, made.Error);
        read.Code.ShouldBe(1);
        read.Output.ShouldContain("Dòng ví dụ của bản mẫu");
        read.Output.ShouldContain("Bảng chưa có dòng nào");
        read.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2, read.Output);
    }

    [Fact]
    public async Task A_partners_feed_is_compared_field_by_field_and_taken_whole_or_not()
    {
        var first = await WriteAsync("feed.json", Feed("[MẪU] Phòng tư vấn", "[MẪU] Gọi trước."));
        var later = await WriteAsync("feed.zip", Zipped("services.json", Feed("[MẪU] Phòng tư vấn", "[MẪU] Đến thẳng.")));
        var broken = await WriteAsync("hong.json", "[{\"name\":\"a\"}]"u8.ToArray());

        var taken = await RunAsync("import", first, "--data", Data);
        var compared = await RunAsync("import", later, "--data", Data);
        var refused = await RunAsync("import", broken, "--data", Data);

        (taken.Code, compared.Code, refused.Code).ShouldBe((0, 1, 1), $"{taken}\n{compared}\n{refused}");
        taken.Error.ShouldContain("Imported 1 drafts.");
        compared.Output.ShouldContain("Ghi chú: [MẪU] Gọi trước. → [MẪU] Đến thẳng.");
        refused.Output.ShouldContain("/0/id");
    }

    [Theory]
    [InlineData(2, "import")]
    [InlineData(2, "import", "FILE", "--report", "loi.doc")]
    [InlineData(1, "import", "khong-co.xlsx")]
    [InlineData(0, "import", "--help")]
    [InlineData(2, "template")]
    public async Task Exit_codes_are_the_contracts(int code, params string[] args) => (await RunAsync(args)).Code.ShouldBe(code);

    private static byte[] Feed(string name, string description) =>
        System.Text.Encoding.UTF8.GetBytes($$"""[{"id":"5e1b8368-b926-5cab-a250-8d4fded8ed73","name":"{{name}}","description":"{{description}}","status":"active","phones":[{"number":"00000007777"}]}]""");

    private static byte[] Zipped(string name, byte[] content)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return file.ToArray();
    }

    private async Task<string> WriteAsync(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path, bytes);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "safehelp.dll"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
