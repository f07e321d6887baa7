using System.Text.Json;
using SafeHelp.Channels.WebChat;
using SafeHelp.Channels.WebChat.Tokens;
using SafeHelp.Support;

namespace SafeHelp.Browser.Tests;

/// <summary>Microsoft's own botframework-directlinejs holds a conversation with the real server.</summary>
[Collection(nameof(ChatPage))]
public sealed class MicrosoftClientTests(Chromium chromium)
{
    private static readonly string Folder = Repository.PathTo("tests", "Clients", "directline");

    [Theory]
    [InlineData("polling")]
    [InlineData("stream")]
    public async Task Microsofts_client_is_greeted_and_answered(string mode)
    {
        var seen = await RunAsync("client.mjs", chromium.Server.Address, mode);

        Strings(seen, "statuses").ShouldContain("Online");
        Strings(seen, "ids").ShouldBeUnique();
        seen.GetProperty("echo").GetProperty("channelData").GetProperty("clientActivityID").GetString().ShouldBe("c-111 là số gì");
        seen.GetProperty("echo").GetProperty("from").GetProperty("id").GetString().ShouldNotBe("dl_forged");
        Strings(seen, "repliesAfterEcho").ShouldContain(reply => reply.Contains("111"));
    }

    [Theory]
    [InlineData("polling")]
    [InlineData("stream")]
    public async Task After_a_cut_Microsofts_client_hears_what_it_missed_and_nothing_twice(string mode)
    {
        var seen = await RunAsync("reconnect.mjs", chromium.Server.Address, mode);

        Strings(seen, "heard").ShouldBe(Strings(seen, "said"), "each once and in order");
    }

    [Theory]
    [InlineData("polling")]
    [InlineData("stream")]
    public async Task Microsofts_client_gets_nowhere_with_an_expired_token(string mode)
    {
        var signer = new TokenSigner(new WebChatOptions(Chromium.Secret, [], new Uri(chromium.Server.Address)), new FakeTime(TimeProvider.System.GetUtcNow().AddMinutes(-31)));
        var expired = signer.Bearer(TokenSigner.NewConversationId(), TokenSigner.NewUserId());

        ShouldBeRefused(await RunAsync("refused.mjs", chromium.Server.Address, mode, expired));
    }

    [Theory]
    [InlineData("polling")]
    [InlineData("stream")]
    public async Task Microsofts_client_gets_nowhere_with_the_token_of_another_talk(string mode)
    {
        var (mine, theirs) = (await DirectLineTalk.OpenAsync(chromium.Server.Address), await DirectLineTalk.OpenAsync(chromium.Server.Address));

        ShouldBeRefused(await RunAsync("refused.mjs", chromium.Server.Address, mode, mine.Token, theirs.Id));
    }

    private static void ShouldBeRefused(JsonElement seen)
    {
        seen.GetProperty("heard").GetArrayLength().ShouldBe(0);
        seen.GetProperty("posted").GetString()!.ShouldStartWith("refused");
        Strings(seen, "statuses").ShouldNotContain("Online");
    }

    private static async Task<JsonElement> RunAsync(string script, params string[] arguments)
    {
        await Shell.InstallAsync(Folder);
        return JsonDocument.Parse(await Shell.RunAsync(Folder, "node", [script, .. arguments])).RootElement;
    }

    private static List<string> Strings(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(one => one.GetString()!)];
}
