using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SafeHelp.Server.Tests.Channels;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Server.Tests.Safety;

/// <summary>The whole service, walked through with marks planted in all that a person can give; then every byte that it left behind is searched for them.</summary>
public sealed class PlantedMarksTests : IDisposable
{
    private const string Secret = "day-la_BiMat-mau-cua-thu-nghiem";
    private const long Person = 7_305_551_234;
    private const string ZaloPerson = "user-7305551";

    // [MẪU] Nothing of this belongs to anybody. The point lies in a commune of Hanoi, whose code may stay.
    private static readonly string[] Planted =
    [
        "Mẫu Thị Kín", "0000000000", "hẻm Hoa Giấy Tím", "hoa giấy tím", "21.02873", "105.85461", "chồng em đánh bằng gậy tre", "gậy tre",
        $"{Person}", ZaloPerson, "mau_kin_username", TelegramStandIn.Token, ZaloStandIn.FirstAccessToken, ZaloStandIn.FirstRefreshToken, Secret, "device-of-the-person",
    ];

    private readonly string temporary = Directory.CreateTempSubdirectory("safehelp-tmp-").FullName;

    public void Dispose() => Directory.Delete(temporary, recursive: true);

    [Fact]
    public async Task Safety_32_Safety_33_No_word_number_place_point_address_or_token_of_a_person_is_left_anywhere()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        await using var zalo = await ZaloStandIn.StartAsync();
        await using var collector = await OtlpCollector.StartAsync();
        await using var server = await ServerProcess.StartAsync([.. Settings(telegram, zalo), .. collector.Settings()]);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };

        await TalkAsync(http, server, "m");
        await Eventually.TrueAsync(() => collector.Holds("/v1/traces", "turn") && collector.Holds("/v1/metrics", "safehelp.inbox.age"));
        var backup = await BackupAsync(server);

        await ExportAsync(server);

        (await BodiesAsync(server)).Count.ShouldBeGreaterThan(25, "the journeys were answered");
        FilesOf(server).Append(backup).SelectMany(Found).ShouldBeEmpty();
        Planted.Where(collector.Holds).ShouldBeEmpty("a trace or metric carries something of a person");
        Planted.Where(mark => server.Said.Any(line => line.Contains(mark, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty("a line of the log carries something of a person");
    }

    [Fact]
    public async Task Safety_20_After_delete_my_data_not_even_what_was_encrypted_is_in_the_files_or_in_the_next_backup()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        await using var zalo = await ZaloStandIn.StartAsync();
        await using var server = await ServerProcess.StartAsync(Settings(telegram, zalo));
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        await ZaloLine.PostAsync(http, 7305551, Planted[0]);
        await ZaloLine.DrainedAsync(http);
        var bodies = await BodiesAsync(server);
        bodies.ShouldNotBeEmpty();

        await ZaloLine.PostAsync(http, 7305551, "xoá dữ liệu của tôi", id: "erase");
        await ZaloLine.DrainedAsync(http);
        await Eventually.TrueAsync(() => Task.FromResult(!bodies.Any(body => FilesOf(server).Any(file => Holds(file, body)))), "what was erased is overwritten in the files");

        var backup = await BackupAsync(server);
        bodies.Where(body => Holds(backup, body)).ShouldBeEmpty();
    }

    private (string Name, string Value)[] Settings(TelegramStandIn telegram, ZaloStandIn zalo) =>
    [
        .. ZaloLine.Settings(zalo),
        ("SafeHelp__Telegram__Token", TelegramStandIn.Token), ("SafeHelp__Telegram__WebhookSecret", Secret), ("SafeHelp__Telegram__ApiUrl", telegram.Server.Address),
        ("SafeHelp__WebChat__Secret", Secret), ("TMPDIR", temporary),
        // Its pipes and sockets are no files that could be read.
        ("DOTNET_EnableDiagnostics", "0"),
    ];

    private async Task TalkAsync(HttpClient http, ServerProcess server, string run)
    {
        string[] said = [$"em tên là {Planted[0]}, số {Planted[1]}", "em ở hẻm Hoa Giấy Tím gò vấp", "chồng em đánh bằng gậy tre", "zxqv hoa giấy tím gậy tre", "giúp em với"];
        var (number, i) = (7305551, 0);
        foreach (var text in said)
        {
            await ZaloLine.PostAsync(http, number, text, id: $"{run}{i}");
            await TelegramAsync(http, ++i, $$"""{"text":"{{text}}"}""");
        }

        await TelegramAsync(http, ++i, """{"location":{"latitude":21.02873,"longitude":105.85461}}""");
        await WebChatAsync(http, said);
        await StrayAsync(http);
        await ZaloLine.DrainedAsync(http);
        server.Said.ShouldNotBeEmpty();
    }

    private static async Task TelegramAsync(HttpClient http, int id, string message)
    {
        var inside = message.Trim()[1..^1];
        var update = $$$"""{"update_id":{{{id}}},"message":{"message_id":{{{id}}},"date":1763700000,"from":{"id":{{{Person}}},"is_bot":false,"first_name":"Mẫu Thị Kín","username":"mau_kin_username"},"chat":{"id":{{{Person}}},"type":"private","first_name":"Mẫu Thị Kín"},{{{inside}}}}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/telegram", UriKind.Relative)) { Content = new StringContent(update, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        (await http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    private static async Task WebChatAsync(HttpClient http, string[] said)
    {
        using var given = await http.PostAsync(new Uri("/webchat/token", UriKind.Relative), null);
        var token = (string)(await given.Content.ReadFromJsonAsync<JsonNode>())!["token"]!;
        using var client = new HttpClient { BaseAddress = http.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.UserAgent.ParseAdd("device-of-the-person/1.0");
        using var opened = await client.PostAsync(new Uri("/v3/directline/conversations", UriKind.Relative), null);
        var talk = (string)(await opened.Content.ReadFromJsonAsync<JsonNode>())!["conversationId"]!;
        foreach (var text in said)
            (await client.PostAsJsonAsync(new Uri($"/v3/directline/conversations/{talk}/activities", UriKind.Relative), new { type = "message", text, from = new { id = "x", name = Planted[0] } })).EnsureSuccessStatusCode();
        await client.PostAsJsonAsync(new Uri($"/v3/directline/conversations/{talk}/activities", UriKind.Relative), new { type = "message", text = "", entities = new[] { new { type = "GeoCoordinates", latitude = 21.02873, longitude = 105.85461 } } });
    }

    // What a mistaken or hostile client sends: marks in addresses, headers and broken bodies.
    private static async Task StrayAsync(HttpClient http)
    {
        foreach (var path in new[] { "/?q=g%E1%BA%ADy%20tre", "/gậy tre", "/staff/login?ReturnUrl=/gậy tre", "/v3/directline/conversations/gậy tre/activities", "/webhooks/zalo" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent("{\"text\":\"gậy tre 0000000000", Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", Secret);
            (await http.SendAsync(request)).Dispose();
            (await http.GetAsync(new Uri(path, UriKind.Relative))).Dispose();
        }
    }

    // Every file that the command line writes for others, into the folder that is searched.
    private async Task ExportAsync(ServerProcess server)
    {
        var settings = new Dictionary<string, string>
        {
            ["SafeHelp__Database"] = $"Data Source={Path.Combine(server.DataFolder, "safehelp.db")}", ["SafeHelp__Privacy__KeyFolder"] = Path.Combine(server.DataFolder, "keys"),
        };
        var folder = Directory.CreateDirectory(Path.Combine(temporary, "exports")).FullName;
        string[][] exports = [["export", "hsds", "--out", Path.Combine(folder, "hsds")], ["export", "geojson", "--out", Path.Combine(folder, "places.geojson")], ["export", "csv", "--out", Path.Combine(folder, "table.csv")], ["export", "content", "--out", Path.Combine(folder, "content")], ["template", "--out", Path.Combine(folder, "template.xlsx")]];
        foreach (var export in exports)
        {
            var (exit, error) = await RunningServer.RunAsync(settings, export);
            exit.ShouldBe(0, error);
            Planted.Where(mark => error.Contains(mark, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        }

        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count().ShouldBeGreaterThan(5);
    }

    private async Task<string> BackupAsync(ServerProcess server)
    {
        var backup = Path.Combine(temporary, $"backup-{Guid.NewGuid():N}.db");
        var (exit, error) = await RunningServer.RunAsync(new Dictionary<string, string>(), "backup", backup, "--data", server.DataFolder);
        exit.ShouldBe(0, error);
        return backup;
    }

    // The keys are where secrets belong; everything else is searched.
    private IEnumerable<string> FilesOf(ServerProcess server) =>
        Directory.EnumerateFiles(server.DataFolder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".key", StringComparison.Ordinal) && !file.EndsWith(".xml", StringComparison.Ordinal) && !file.EndsWith(".lock", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(temporary, "*", SearchOption.AllDirectories));

    private static IEnumerable<string> Found(string file) => Planted.Where(mark => Holds(file, mark)).Select(mark => $"{Path.GetFileName(file)}: {mark}");

    private static bool Holds(string file, string mark)
    {
        using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        shared.CopyTo(bytes);
        var text = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        return text.Contains(mark, StringComparison.OrdinalIgnoreCase) || bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(Encoding.Unicode.GetBytes(mark)) >= 0;
    }

    private static async Task<List<string>> BodiesAsync(ServerProcess server)
    {
        await using var look = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(server.DataFolder, "safehelp.db")};Mode=ReadOnly;Pooling=False");
        await look.OpenAsync();
        await using var all = look.CreateCommand();
        all.CommandText = "SELECT body FROM inbox WHERE body IS NOT NULL UNION ALL SELECT body FROM outbox WHERE body IS NOT NULL";
        var bodies = new List<string>();
        await using var rows = await all.ExecuteReaderAsync();
        while (await rows.ReadAsync()) bodies.Add(rows.GetString(0));
        return bodies;
    }
}
