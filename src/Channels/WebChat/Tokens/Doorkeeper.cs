using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SafeHelp.Channels.WebChat.Tokens;

/// <summary>Tells from a request's bearer token or secret what its caller may do.</summary>
internal sealed class Doorkeeper(TokenSigner signer)
{
    private const string Scheme = "Bearer ";

    public Access Of(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length == Scheme.Length) return new Access.Missing();
        var given = header[Scheme.Length..].Trim();
        return signer.IsSecret(given) ? new Access.ToAll() : Of(signer.Read(given), TokenUse.Bearer);
    }

    public Access OfTicket(string ticket, UsedTickets used)
    {
        var claims = signer.Read(ticket);
        var access = Of(claims, TokenUse.Stream);
        return access is Access.ToTalk && !used.TryUse(claims!) ? new Access.Expired() : access;
    }

    private Access Of(TalkToken? token, TokenUse use)
    {
        if (token is null || token.Use != use) return new Access.Invalid();
        return signer.IsExpired(token) ? new Access.Expired() : new Access.ToTalk(token.ConversationId, token.UserId);
    }
}
