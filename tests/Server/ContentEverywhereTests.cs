using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Editing;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Content.Editing;
using SafeHelp.Server.Hosting;
using SafeHelp.Server.Verbs;
using SafeHelp.Storage;
using SafeHelp.Support;
using SafeHelp.Support.Databases;

namespace SafeHelp.Server.Tests;

/// <summary>What staff save by way of one process is said by all that share the database, and comes out as files.</summary>
public sealed class ContentEverywhereTests : IDisposable
{
    private const string Calendar = "calendar.yml";
    private const string Slogan = "Khẩu hiệu [MẪU] ở mọi nơi.";

    private static readonly DateOnly WomensDay = new(2026, 3, 8);
    private static readonly Actor Publisher = new("lan", StaffRole.Publisher, "");

    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-content-everywhere-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_save_by_one_process_reaches_the_other_and_one_that_starts_later()
    {
        await using var postgres = await PostgresServer.StartAsync(isDurable: false);
        var database = await postgres.CreateDatabaseAsync();
        await using var one = await StartAsync(database);
        await using var other = await StartAsync(database);

        var answer = await one.App.Services.GetRequiredService<ContentDesk>().SaveAsync(Publisher, Edit(one), default);
        await Eventually.TrueAsync(() => other.Slogan == Slogan, "the other process says what was saved");
        await Eventually.TrueAsync(() => one.Slogan == Slogan, "the process itself says what was saved");
        await using var later = await StartAsync(database);

        answer.ShouldBeOfType<ContentAnswer.Sound>();
        later.Slogan.ShouldBe(Slogan, "from its first message on");
    }

    [Fact]
    public async Task The_content_comes_out_as_a_folder_that_can_be_checked()
    {
        var (data, target) = (Path.Combine(folder, "data"), Path.Combine(folder, "out"));
        var settings = ServerSettings.Read(WebApplication.CreateBuilder().Configuration, new ServeOptions(null, data, null));
        Secrets.MakeFolder(data);
        await using (var store = await SqlStore.OpenAsync(settings.Database, new DataProtectionCipher(settings.Keys), TimeProvider.System, default))
        {
            var text = new ContentBench(settings.ContentFolder, null).Original(Calendar);
            await store.ContentVersions.AddAsync(new ContentVersion(1, Calendar, text + "# thêm [MẪU]\n", "", "lan", TimeProvider.System.GetUtcNow(), ""), default);
        }

        using var output = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(["export", "content", "--out", target, "--data", data], new Terminal(TextReader.Null, output, TextWriter.Null));

        code.ShouldBe(0);
        output.ToString().ShouldBe(Calendar + "\n");
        (await File.ReadAllTextAsync(Path.Combine(target, Calendar))).ShouldEndWith("# thêm [MẪU]\n");
        WholeContent.Read(target, null).Problems.ShouldBeEmpty();
    }

    private static ContentEdit Edit(RunningServer server)
    {
        var text = YamlText.Read(server.App.Services.GetRequiredService<ContentBench>().Original(Calendar))!;
        return new ContentEdit.Part(Calendar, ContentParts.Of(Calendar, text)[0], new Dictionary<string, string> { ["slogan"] = Slogan });
    }

    private async Task<RunningServer> StartAsync(string database)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var settings = ServerSettings.Read(builder.Configuration, new ServeOptions("http://127.0.0.1:0", folder, null)) with { Database = database };
        var store = await SqlStore.OpenAsync(database, new DataProtectionCipher(settings.Keys), TimeProvider.System, default);
        var app = ServerHost.Build(builder, settings, store);
        await app.StartAsync();
        return new RunningServer(app, store);
    }

    private sealed record RunningServer(WebApplication App, SqlStore Store) : IAsyncDisposable
    {
        public string? Slogan => App.Services.GetRequiredService<TurnSource>().Current.Knowledge.Content.Observances.SloganOn(WomensDay);

        public async ValueTask DisposeAsync()
        {
            await App.StopAsync();
            await App.DisposeAsync();
            await Store.DisposeAsync();
        }
    }
}
