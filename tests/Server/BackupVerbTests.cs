using System.Globalization;
using System.Net;
using SafeHelp.Server.Tests.Channels;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Server.Tests;

/// <summary>Backup and restore as an operator types them, beside a server that runs.</summary>
public sealed class BackupVerbTests : IDisposable
{
    private const int Messages = 30;

    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-backup").FullName;

    private string Backup => Path.Combine(folder, "safehelp.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_backup_taken_while_the_server_works_brings_everything_back()
    {
        await using var zalo = await ZaloStandIn.StartAsync();
        await using var server = await ServerProcess.StartAsync(ZaloLine.Settings(zalo));
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        for (var i = 0; i < Messages; i++) (await ZaloLine.PostAsync(http, i, "xin chào")).ShouldBe(HttpStatusCode.OK);

        var (saved, output) = await RunAsync("backup", Backup, "--data", server.DataFolder);
        var (tooSoon, refusal) = await RunAsync("restore", Backup, "--data", server.DataFolder);
        for (var i = Messages; i < 2 * Messages; i++) (await ZaloLine.PostAsync(http, i, "xin chào")).ShouldBe(HttpStatusCode.OK);
        await server.KillAsync();
        var (restored, counts) = await RunAsync("restore", Backup, "--data", server.DataFolder);
        await server.StartAgainAsync();

        (saved, tooSoon, restored).ShouldBe((0, 1, 0), $"{output}\n{refusal}\n{counts}");
        output.ShouldContain($"inbox: {Messages}");
        refusal.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("another process serves it");
        counts.ShouldContain($"inbox: {Messages}");
        // What came after the backup is unknown again, and is answered as new.
        (await ZaloLine.PostAsync(http, 2 * Messages - 1, "xin chào")).ShouldBe(HttpStatusCode.OK);
        await ZaloLine.DrainedAsync(http);
        Directory.GetFiles(server.DataFolder, "safehelp.db.before-*").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_in_one_line_and_the_database_stays()
    {
        await using var zalo = await ZaloStandIn.StartAsync();
        await using var server = await ServerProcess.StartAsync(ZaloLine.Settings(zalo));
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        for (var i = 0; i < Messages; i++) await ZaloLine.PostAsync(http, i, "xin chào");
        await RunAsync("backup", Backup, "--data", server.DataFolder);
        await server.KillAsync();
        await DamageAsync(Backup);

        var (code, error) = await RunAsync("restore", Backup, "--data", server.DataFolder);
        await server.StartAgainAsync();

        code.ShouldBe(1);
        error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(Backup);
        await ZaloLine.DrainedAsync(http);
        zalo.Delivered.Select(message => (string)message["recipient"]!["user_id"]!).Distinct().Count().ShouldBe(Messages);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Without_what_is_to_be_copied_one_line_says_so(string verb)
    {
        var (code, error) = await RunAsync(verb, Path.Combine(folder, "none.db"), "--data", Path.Combine(folder, "nowhere"));

        code.ShouldBe(1);
        error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("safehelp: There is no");
    }

    private static async Task DamageAsync(string file)
    {
        await using var damage = File.OpenWrite(file);
        damage.Seek(8192, SeekOrigin.Begin);
        await damage.WriteAsync(new byte[20_000]);
    }

    private static async Task<(int Code, string Printed)> RunAsync(params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "safehelp.dll"), .. arguments])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + error);
    }
}
