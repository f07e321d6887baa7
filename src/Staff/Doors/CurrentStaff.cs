using Microsoft.AspNetCore.Http;
using SafeHelp.Bot.Records;

namespace SafeHelp.Staff.Doors;

/// <summary>Who asks for this page.</summary>
public sealed class CurrentStaff(IHttpContextAccessor requests)
{
    /// <exception cref="InvalidOperationException">The screen is open to people who are not inside.</exception>
    public Actor Actor => ActorIfInside ?? throw new InvalidOperationException("Nobody is inside here: see the screen's OpenTo.");

    /// <summary>Null for whoever is not inside: at the doors, or before the second factor.</summary>
    public Actor? ActorIfInside => ConsoleClaims.ActorOf(Request.User);

    /// <summary>The account of whoever has signed in, inside or not.</summary>
    public string? AccountId => ConsoleClaims.Id(Request.User);

    /// <summary>What the page calls her.</summary>
    public string Name => Request.User.Identity?.Name ?? "";

    public CancellationToken Cancel => Request.RequestAborted;

    /// <summary>The network address that limits count by.</summary>
    public string Address => Request.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>What was posted; empty where nothing was.</summary>
    public IFormCollection Form => Request.Request.HasFormContentType ? Request.Request.Form : FormCollection.Empty;

    private HttpContext Request => requests.HttpContext ?? throw new InvalidOperationException("There is no request.");
}
