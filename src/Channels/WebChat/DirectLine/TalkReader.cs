using Microsoft.AspNetCore.Http;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Who reads a talk, and which cards they show.</summary>
/// <param name="UserId">The user of the token that reads.</param>
public sealed record TalkReader(string ConversationId, string UserId, CardStyle Cards);

/// <summary>Tells which cards a request wants: those it names, or those of the setting.</summary>
internal sealed class Reading(WebChatOptions options)
{
    private const string Cards = "cards";

    public TalkReader Of(HttpRequest request, string conversationId, string userId) =>
        new(conversationId, userId, CardStyles.Named(request.Query[Cards].ToString()) ?? options.Cards ?? CardStyle.Hero);
}
