using Microsoft.AspNetCore.Http;
using SafeHelp.Channels.WebChat.Tokens;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>A caller at the door of one talk: let in as a user, or the answer that turns them away.</summary>
internal readonly record struct TalkEntry(IResult? Refusal, string UserId)
{
    // The name of the reader who holds the secret instead of a talk's token.
    private const string SecretHolder = "user";

    public static async Task<TalkEntry> OfAsync(Doorkeeper door, Talks talks, HttpContext http, string conversationId) =>
        door.Of(http.Request) switch
        {
            Access.Missing => Refused(DirectLineAnswers.Unauthorized()),
            Access.Expired => Refused(DirectLineAnswers.Expired()),
            Access.Invalid => Refused(DirectLineAnswers.Forbidden()),
            Access.ToTalk talk when talk.ConversationId != conversationId => Refused(DirectLineAnswers.Forbidden()),
            _ when await talks.HasEndedAsync(conversationId, http.RequestAborted) => Refused(DirectLineAnswers.Expired()),
            Access.ToTalk talk => new TalkEntry(null, talk.UserId),
            _ => await KnownAsync(talks, http, conversationId),
        };

    // A token names a talk that we made; the secret may be sent with any name, and a misspelt one must not become a talk.
    private static async Task<TalkEntry> KnownAsync(Talks talks, HttpContext http, string conversationId)
    {
        var said = await talks.ReadAsync(conversationId, 0, http.RequestAborted);
        return said.Count == 0 ? Refused(DirectLineAnswers.UnknownConversation()) : new TalkEntry(null, SecretHolder);
    }

    private static TalkEntry Refused(IResult answer) => new(answer, "");
}
