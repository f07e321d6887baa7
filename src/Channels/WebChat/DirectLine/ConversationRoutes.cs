using Microsoft.AspNetCore.Http;
using SafeHelp.Channels.WebChat.Tokens;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Opens a talk, and opens its stream again after a cut.</summary>
internal sealed class ConversationRoutes(Doorkeeper door, TokenRoutes tokens, StreamAddress streams, RateLimits limits, Talks talks)
{
    public async Task<IResult> StartAsync(HttpContext http)
    {
        if (!limits.AllowsRequest(http)) return DirectLineAnswers.TooMany();
        switch (door.Of(http.Request))
        {
            case Access.Missing: return DirectLineAnswers.Unauthorized();
            case Access.Expired: return DirectLineAnswers.Expired();
            case Access.Invalid: return DirectLineAnswers.Forbidden();
            case Access.ToTalk talk: return await StartAsync(http, talk);
            default:
                var userId = TokenRoutes.UserId(await RequestBody.ReadAsync(http));
                return userId is null
                    ? DirectLineAnswers.Malformed("user.id is too long.")
                    : await StartAsync(http, new Access.ToTalk(TokenSigner.NewConversationId(), userId));
        }
    }

    public async Task<IResult> ReconnectAsync(HttpContext http, string conversationId)
    {
        if (!limits.AllowsRequest(http)) return DirectLineAnswers.TooMany();
        var entry = await TalkEntry.OfAsync(door, talks, http, conversationId);
        if (entry.Refusal is not null) return entry.Refusal;
        var said = await talks.ReadAsync(conversationId, 0, http.RequestAborted);
        if (said.Count == 0) return DirectLineAnswers.UnknownConversation();
        var from = http.Request.Query.ContainsKey(Watermark.Name) ? Watermark.Of(http.Request) : said[^1].Sequence;
        return DirectLineAnswers.Ok(tokens.Open(conversationId, entry.UserId, streams.Of(http.Request, conversationId, entry.UserId, from)));
    }

    private async Task<IResult> StartAsync(HttpContext http, Access.ToTalk talk)
    {
        if (await talks.HasEndedAsync(talk.ConversationId, http.RequestAborted)) return DirectLineAnswers.Expired();
        var isNew = await talks.OpenAsync(talk.ConversationId, http.RequestAborted);
        // From the beginning also when it was open before: the client whose first answer got lost has seen nothing yet.
        var opened = tokens.Open(talk.ConversationId, talk.UserId, streams.Of(http.Request, talk.ConversationId, talk.UserId, 0));
        return isNew ? DirectLineAnswers.Created(opened) : DirectLineAnswers.Ok(opened);
    }
}
