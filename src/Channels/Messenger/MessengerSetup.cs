using SafeHelp.Channels.Http;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Channels.Messenger;

/// <summary>Gives the page its "get started" button, its greeting and its persistent menu; done once, by an operator.</summary>
public static class MessengerSetup
{
    private static readonly string[] Events = ["messages", "messaging_postbacks", "message_echoes", "message_edits"];

    public static async Task<IReadOnlyList<SetupStep>> RunAsync(MessengerOptions options, ChatMenu menu, CancellationToken cancel)
    {
        using var vendor = new VendorClient(TimeProvider.System);
        var api = new MessengerApi(options, vendor);
        var profile = new
        {
            GetStarted = new { Payload = MessengerEvent.GetStarted },
            Greeting = new[] { new { Locale = "default", Text = menu.ShortDescription } },
            PersistentMenu = new[] { new { Locale = "default", ComposerInputDisabled = false, CallToActions = menu.Menu.Select(item => new { Type = "postback", item.Title, Payload = item.Send }).ToArray() } },
        };
        return
        [
            Step("subscribed_apps", await api.PostAsync("subscribed_apps", new { SubscribedFields = Events }, cancel)),
            Step("messenger_profile", await api.PostAsync("messenger_profile", profile, cancel)),
        ];
    }

    private static SetupStep Step(string method, VendorAnswer answer)
    {
        var code = answer.Body.At("error").WholeNumber("code");
        return new SetupStep(method, answer.Fault ?? (code is not null ? $"messenger-{code}" : answer.Status == 200 ? null : $"http-{answer.Status}"));
    }
}
