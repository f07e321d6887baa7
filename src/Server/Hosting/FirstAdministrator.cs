using SafeHelp.Bot.People;

namespace SafeHelp.Server.Hosting;

/// <summary>While nobody has an account yet, the operator gets the link with which the first administrator comes in.</summary>
internal static class FirstAdministrator
{
    // Of several processes that start at once on one database, one prints a link; a start later than that replaces a link that got lost.
    private static readonly TimeSpan SameStart = TimeSpan.FromMinutes(1);

    /// <returns>True where a link was printed.</returns>
    public static async Task<bool> InviteAsync(IStaffAccounts accounts, ServerSettings settings, DateTimeOffset now, CancellationToken cancel)
    {
        var invitation = Invitation.First(now);
        if (!await accounts.InviteFirstAsync(invitation.Account, now - SameStart, cancel)) return false;
        await Console.Error.WriteLineAsync($"first administrator, one time only: {invitation.Link.Address(settings.PublicUrl)}");
        return true;
    }
}
