using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SafeHelp.Support;
using SafeHelp.Support.Staff;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Server.Tests;

/// <summary>Union staff change content files while the server runs.</summary>
public sealed class ContentReloadTests : IDisposable
{
    private const string Changed = "máy trả lời tự động [MẪU]";

    private readonly string content = Directory.CreateTempSubdirectory("safehelp-content").FullName;

    public void Dispose() => Directory.Delete(content, recursive: true);

    [Fact]
    public async Task A_changed_file_is_answered_from_without_a_restart_and_a_broken_one_is_not_taken()
    {
        Copy(Path.Combine(AppContext.BaseDirectory, "content"), content);
        await using var zalo = await ZaloStandIn.StartAsync();
        await using var server = await ServerProcess.StartAsync([.. ZaloLine.Settings(zalo), ("SafeHelp__Content", content)]);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        using var admin = new ConsoleVisitor(server.Address);
        await admin.ComeInAsync(await server.FirstLinkAsync(), "quan-tri@mau.example");
        var file = Path.Combine(content, "replies", "occasions.yml");
        var good = await File.ReadAllTextAsync(file);

        var changed = good.Replace("máy trả lời tự động", Changed, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, changed);
        await SaysAsync(http, zalo, from: 0);
        await File.WriteAllTextAsync(file, changed.Replace("[MẪU]", "[MẪU] Không ai được thấy", StringComparison.Ordinal) + "\n  : : broken [\n");
        await Eventually.TrueAsync(async () => (int)(await ReadyAsync(http))["contentRefused"]! > 0);
        await SaysAsync(http, zalo, from: 1000);
        var page = (await admin.GetAsync("/staff")).Html;
        await File.WriteAllTextAsync(file, good);
        await Eventually.TrueAsync(async () => (int)(await ReadyAsync(http))["contentRefused"]! == 0);

        page.ShouldContain("occasions.yml");
        zalo.Delivered.ShouldAllBe(message => !((string?)message["message"]!["text"] ?? "").Contains("Không ai được thấy", StringComparison.Ordinal));
    }

    // Asked again, by another person each time, until the change is there.
    private static async Task SaysAsync(HttpClient http, ZaloStandIn zalo, int from)
    {
        var person = from;
        await Eventually.TrueAsync(async () =>
        {
            var sender = $"user-{++person}";
            await ZaloLine.PostAsync(http, person, "xin chào");
            await ZaloLine.DrainedAsync(http);
            return zalo.Delivered.Any(message => (string)message["recipient"]!["user_id"]! == sender && ((string?)message["message"]!["text"] ?? "").Contains(Changed, StringComparison.Ordinal));
        });
    }

    private static async Task<JsonNode> ReadyAsync(HttpClient http) => (await http.GetFromJsonAsync<JsonNode>("/readyz"))!;

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
