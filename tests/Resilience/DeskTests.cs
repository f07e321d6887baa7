using System.Text.Json;
using SafeHelp.Support;
using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;
using SafeHelp.Support.Staff;

namespace SafeHelp.Resilience.Tests;

/// <summary>Two processes on one PostgreSQL, an officer at one and somebody who seeks help at the other, and a kill between.</summary>
public sealed class DeskTests : IAsyncLifetime
{
    private const string Ward = "26740";
    private const string Email = "truc@hoi.example";
    private const string Seeker = "seeker";

    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-desk").FullName;
    private readonly ZaloCrowd crowd = new();
    private CrowdVendor vendor = null!;
    private int written;

    public async ValueTask InitializeAsync() => vendor = await CrowdVendor.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await vendor.DisposeAsync();
        crowd.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_officer_whose_process_is_killed_goes_on_at_another_and_nothing_is_lost_or_said_twice()
    {
        await using var postgres = await PostgresServer.StartAsync(isDurable: true);
        var connection = await postgres.CreateDatabaseAsync();
        var setting = ServerSetting.ForZalo(folder, connection, vendor.Address);
        await using var near = await MeasuredServer.StartAsync(setting);
        await using var far = await MeasuredServer.StartAsync(setting);
        using var officer = new ConsoleVisitor(near.Address);
        using var elsewhere = officer.At(far.Address);
        await GoOnDutyAsync(officer, setting, sql => postgres.QueryAsync(connection, sql));
        await Eventually.TrueAsync(async () => (await elsewhere.GetAsync("/staff/talks/live")).Html.Contains("Mình đang trong ca trực", StringComparison.Ordinal), "the other process knows who is on duty");

        await WriteAsync(far, "tôi ở phường Sài Gòn, TP HCM");
        await Eventually.TrueAsync(() => vendor.Of(Seeker).Count > 0, "the bot has answered");
        await WriteAsync(far, "tôi muốn nói chuyện với người thật");
        var key = await TakeAsync(officer);
        await WriteAsync(far, "dạ em nghe ạ");
        await SeesAsync(officer, key, "dạ em nghe ạ");
        await SayAsync(officer, key, "một", "chào chị, em là Trực");
        await GotAsync("chào chị, em là Trực");
        await Eventually.TrueAsync(async () => JsonDocument.Parse(await far.StatusAsync()).RootElement.GetProperty("outbox").GetProperty("waiting").GetInt32() == 0, "what was sent is marked as sent");

        near.Kill();
        (await TrySayAsync(officer, key, "hai", "chị kể tiếp đi ạ")).ShouldBeFalse("the line is cut: the page keeps the words and tries again");
        await WriteAsync(far, "dạ em ở nhà mẹ");
        await SayAsync(elsewhere, key, "một", "chào chị, em là Trực");
        await SayAsync(elsewhere, key, "hai", "chị kể tiếp đi ạ");
        await SayAsync(elsewhere, key, "hai", "chị kể tiếp đi ạ");
        await SeesAsync(elsewhere, key, "dạ em ở nhà mẹ");
        await SayAsync(elsewhere, key, "ba", "em cảm ơn chị");
        await GotAsync("em cảm ơn chị");

        var said = vendor.Of(Seeker).Select(got => got.Text).ToList();
        foreach (var words in new[] { "chào chị, em là Trực", "chị kể tiếp đi ạ", "em cảm ơn chị" }) said.Count(text => text.Contains(words, StringComparison.Ordinal)).ShouldBe(1, words);
        said.FindIndex(text => text.Contains("chị kể tiếp", StringComparison.Ordinal)).ShouldBeLessThan(said.FindIndex(text => text.Contains("em cảm ơn chị", StringComparison.Ordinal)));
        var page = (await elsewhere.GetAsync($"/staff/talks/{key}")).Html;
        foreach (var words in new[] { "dạ em nghe ạ", "dạ em ở nhà mẹ", "chị kể tiếp đi ạ" }) page.ShouldContain(words);
    }

    private static async Task GoOnDutyAsync(ConsoleVisitor officer, ServerSetting setting, Func<string, Task> execute)
    {
        await officer.ComeInAsync(await StaffProgram.AddAsync(setting, Email, Ward), Email);
        await execute($"INSERT INTO duty_shift (id, officer, province, commune, hours, from_day, capacity, works_holidays) SELECT 's', id, '79', area, '24/7', 738000, 5, 1 FROM staff_account WHERE email = '{Email}'");
        await officer.GetAsync("/staff/talks");
    }

    private async Task WriteAsync(MeasuredServer server, string text)
    {
        var id = $"m{written++}";
        await Eventually.TrueAsync(() => crowd.PostAsync(server.Address, Seeker, id, text), "the message is accepted");
    }

    private static async Task<long> TakeAsync(ConsoleVisitor officer)
    {
        var key = 0L;
        await Eventually.TrueAsync(
            async () =>
            {
                using var line = JsonDocument.Parse((await officer.GetAsync("/staff/talks/live")).Html);
                return line.RootElement.GetProperty("waiting") is { } waiting && waiting.GetArrayLength() == 1 && (key = waiting[0].GetProperty("key").GetInt64()) > 0;
            },
            "the talk stands in the line of the other process");
        (await officer.SendAsync("/staff/talks", $"/staff/talks/{key}/take", "")).To.ShouldBe($"/staff/talks/{key}");
        return key;
    }

    private static Task SeesAsync(ConsoleVisitor officer, long key, string words) =>
        Eventually.TrueAsync(async () => (await officer.GetAsync($"/staff/talks/{key}/live?after=0")).Html.Contains(words, StringComparison.Ordinal), words);

    private Task GotAsync(string words) => Eventually.TrueAsync(() => vendor.Of(Seeker).Any(got => got.Text.Contains(words, StringComparison.Ordinal)), words);

    private static async Task SayAsync(ConsoleVisitor officer, long key, string id, string text) =>
        (await officer.SendAsync($"/staff/talks/{key}", $"/staff/talks/{key}/say", "", ("id", id), ("text", text))).Html.ShouldContain("\"done\":true");

    private static async Task<bool> TrySayAsync(ConsoleVisitor officer, long key, string id, string text)
    {
        try
        {
            await SayAsync(officer, key, id, text);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
