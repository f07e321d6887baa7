using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SafeHelp.Channels.WebChat.Tokens;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Tokens: for our own page without a secret, for a site's server with it, and fresh ones for old ones.</summary>
internal sealed class TokenRoutes(TokenSigner signer, Doorkeeper door, Origins origins, RateLimits limits, Talks talks)
{
    private const int LongestUserId = 64;

    /// <summary>For anybody whose page is on an allowed site.</summary>
    public IResult ForPage(HttpContext http)
    {
        if (!origins.Allows(http.Request)) return DirectLineAnswers.ForeignOrigin();
        return limits.AllowsToken(http) ? DirectLineAnswers.Ok(New(TokenSigner.NewUserId())) : DirectLineAnswers.TooMany();
    }

    public async Task<IResult> GenerateAsync(HttpContext http)
    {
        if (!limits.AllowsRequest(http)) return DirectLineAnswers.TooMany();
        var access = door.Of(http.Request);
        if (access is Access.Missing) return DirectLineAnswers.Unauthorized();
        if (access is not Access.ToAll) return DirectLineAnswers.Forbidden();
        var userId = UserId(await RequestBody.ReadAsync(http));
        return userId is null ? DirectLineAnswers.Malformed("user.id is too long.") : DirectLineAnswers.Ok(New(userId));
    }

    public async Task<IResult> RefreshAsync(HttpContext http)
    {
        if (!limits.AllowsRequest(http)) return DirectLineAnswers.TooMany();
        return door.Of(http.Request) switch
        {
            Access.Missing => DirectLineAnswers.Unauthorized(),
            Access.Expired => DirectLineAnswers.Expired(),
            Access.ToTalk talk when await talks.HasEndedAsync(talk.ConversationId, http.RequestAborted) => DirectLineAnswers.Expired(),
            Access.ToTalk talk => DirectLineAnswers.Ok(Open(talk.ConversationId, talk.UserId)),
            _ => DirectLineAnswers.Forbidden(),
        };
    }

    /// <summary>The user that a body names, a new one if none; null for a name that no token can carry.</summary>
    public static string? UserId(JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object || !body.TryGetProperty("user", out var user) || user.ValueKind is not JsonValueKind.Object) return TokenSigner.NewUserId();
        if (!user.TryGetProperty("id", out var id) || id.ValueKind is not JsonValueKind.String) return TokenSigner.NewUserId();
        var given = id.GetString()!;
        if (given.Length == 0) return TokenSigner.NewUserId();
        return given.Length > LongestUserId || given.Any(char.IsControl) ? null : given;
    }

    public Opened Open(string conversationId, string userId, string? streamUrl = null) =>
        new(conversationId, signer.Bearer(conversationId, userId), (int)TokenSigner.BearerLife.TotalSeconds, streamUrl);

    private Opened New(string userId) => Open(TokenSigner.NewConversationId(), userId);
}
