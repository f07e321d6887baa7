using SafeHelp.Bot.Records;
using SafeHelp.Channels.OpenData.Export;
using SafeHelp.Bot.Records.Import.Partners;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Channels.Tests.OpenData;

/// <summary>A partner's feed becomes drafts, all or none.</summary>
[Collection(nameof(OpenPages))]
public sealed class PartnerFeedTests(OpenServer server)
{
    [Fact]
    public async Task What_we_export_is_read_again_as_the_same()
    {
        var feed = PartnerFeed.Read(await ExportAsync(), server.Knowledge);

        feed.Faults.ShouldBeEmpty();
        feed.Drafts.Count.ShouldBe(server.Knowledge.Published.Count());
        var police = feed.Drafts.Single(draft => draft.Fields.Name == server.Knowledge.Listing("vn-113")!.Name).Fields;
        (police.Hours, police.Phones[0].Dial, police.Serves.IsNational, police.Category).ShouldBe(("24/7", "113", true, "khan_cap"));
        feed.Drafts.Single(draft => draft.Fields.Name.Contains("giữ kín", StringComparison.Ordinal)).Fields.Confidentiality.ShouldBe(Confidentiality.Hidden);
    }

    [Fact]
    public async Task Languages_that_we_tell_are_understood_again()
    {
        var folder = Directory.CreateTempSubdirectory("safehelp-partner-").FullName;
        await HsdsExport.WriteAsync(PublishedListings.Of(OpenServer.Spoken(server.Knowledge)), OpenServer.Options, folder, TestContext.Current.CancellationToken);

        var feed = PartnerFeed.Read(await File.ReadAllTextAsync(Path.Combine(folder, "services.json")), server.Knowledge);

        feed.Drafts.Count(draft => draft.Fields.Languages is ["hmong", "vi"]).ShouldBe(20);
        (await File.ReadAllTextAsync(Path.Combine(folder, "languages.csv"))).ShouldContain("Tiếng Mông");
    }

    [Fact]
    public async Task Each_field_that_a_partner_says_otherwise_is_named()
    {
        var drafts = PartnerFeed.Read(await ExportAsync(), server.Knowledge).Drafts;
        var ours = drafts[0].Fields with { Hours = "T2 08:00-09:00", People = [new PersonInCharge("[MẪU]", "[MẪU]")] };

        drafts[0].ComparedWith(ours).Select(change => change.Field).ShouldBe([RecordField.Hours]);
    }

    [Theory]
    [InlineData("[{\"id\":\"1\",\"name\":\"a\",\"status\":\"active\"}]", "/0/id")]
    [InlineData("{\"id\":\"5e1b8368-b926-5cab-a250-8d4fded8ed73\",\"name\":\"a\",\"status\":\"open\"}", "/0/status")]
    [InlineData("{\"id\":\"5e1b8368-b926-5cab-a250-8d4fded8ed73\",\"name\":\"a\",\"status\":\"active\"}\n{\"id\":\"6e1b8368-b926-5cab-a250-8d4fded8ed73\",\"status\":\"active\"}", "/1/name")]
    [InlineData("{\"contents\":[{\"id\":\"5e1b8368-b926-5cab-a250-8d4fded8ed73\",\"name\":\"a\",\"status\":\"active\",\"phones\":[{}]}]}", "/0/phones/0/number")]
    [InlineData("rubbish", "not JSON")]
    public void One_fault_refuses_the_whole_feed_and_says_where(string text, string fault)
    {
        var feed = PartnerFeed.Read(text, server.Knowledge);

        feed.Drafts.ShouldBeEmpty();
        feed.Faults.ShouldContain(said => said.ToString().Contains(fault, StringComparison.Ordinal));
    }

    private async Task<string> ExportAsync()
    {
        var folder = Directory.CreateTempSubdirectory("safehelp-partner-").FullName;
        await HsdsExport.WriteAsync(PublishedListings.Of(server.Knowledge), OpenServer.Options, folder, TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(Path.Combine(folder, "services.json"));
    }
}
