using System.Text;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Records.Import.Partners;
using SafeHelp.Channels.OpenData.Export;
using SafeHelp.Channels.Tests.OpenData;
using SafeHelp.Support.Fuzz;

namespace SafeHelp.Channels.Tests.Fuzz;

/// <summary>A partner's feed spoilt in every way: read, or refused in words.</summary>
[Collection(nameof(OpenPages))]
public sealed class PartnerFuzzTests(OpenServer server, ITestOutputHelper output)
{
    [Fact]
    public async Task A_feed_of_a_partner()
    {
        var folder = Directory.CreateTempSubdirectory("safehelp-fuzz-").FullName;
        await HsdsExport.WriteAsync(PublishedListings.Of(server.Knowledge), OpenServer.Options, folder, TestContext.Current.CancellationToken);
        using var exported = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "services.json")));
        var services = exported.RootElement.EnumerateArray().Select(service => service.GetRawText()).Where((_, at) => at % 40 == 0).ToList();
        var json = new SpoiltJson([.. services, $"[{services[0]}]", $"{{\"contents\":[{services[^1]}]}}"]);

        output.WriteLine(new FuzzRun("partner's feed", 0.1, 500).Run(
            random => (random.Next(5) == 0 ? $"{Text(json, random)}\n{Text(json, random)}" : Text(json, random)),
            text =>
            {
                var feed = PartnerFeed.Read(text, server.Knowledge);
                (feed.Drafts.Count == 0 || feed.Faults.Count == 0).ShouldBeTrue("all or none");
                foreach (var draft in feed.Drafts) draft.ComparedWith(draft.Fields).ShouldBeEmpty();
            }));
        Directory.Delete(folder, recursive: true);
    }

    private static string Text(SpoiltJson json, Random random) => Encoding.UTF8.GetString(json.Of(random));
}
