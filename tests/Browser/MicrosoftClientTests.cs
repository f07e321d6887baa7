using System.Text.Json;

namespace SafeHelp.Browser.Tests;

/// <summary>Microsoft's own botframework-directlinejs holds a conversation with the real server.</summary>
[Collection(nameof(ChatPage))]
public sealed class MicrosoftClientTests(Chromium chromium)
{
    [Theory]
    [InlineData("polling")]
    [InlineData("stream")]
    public async Task Microsofts_client_is_greeted_and_answered(string mode)
    {
        var folder = Repository.PathTo("tests", "Clients", "directline");
        await Shell.InstallAsync(folder);

        var seen = JsonDocument.Parse(await Shell.RunAsync(folder, "node", "client.mjs", chromium.Server.Address, mode)).RootElement;

        Strings(seen, "statuses").ShouldContain("Online");
        Strings(seen, "ids").ShouldBeUnique();
        seen.GetProperty("echo").GetProperty("channelData").GetProperty("clientActivityID").GetString().ShouldBe("c-111 là số gì");
        seen.GetProperty("echo").GetProperty("from").GetProperty("id").GetString().ShouldNotBe("dl_forged");
        Strings(seen, "repliesAfterEcho").ShouldContain(reply => reply.Contains("111"));
    }

    private static List<string> Strings(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(one => one.GetString()!)];
}
