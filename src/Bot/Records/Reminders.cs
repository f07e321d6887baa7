using System.Globalization;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Bot.Records;

/// <summary>
/// One letter a day to each officer and reviewer who has records due: how many, and where to look. Mail lies open on its way and in its box, so nothing of
/// a record stands in it.
/// </summary>
public sealed class Reminders(IStaffAccounts accounts, RecordLists lists, IReminderStore days, TurnSource turns)
{
    private const int AtOnce = 200;

    /// <summary>Sends what is due today and was not sent yet.</summary>
    /// <returns>Letters sent.</returns>
    public async Task<int> SendAsync(IMailer mailer, Uri console, CancellationToken cancel)
    {
        var sent = 0;
        for (var skip = 0; ; skip += AtOnce)
        {
            var some = await accounts.ListAsync(new StaffFilter(null, "", skip, AtOnce), cancel);
            foreach (var account in some.Where(IsReminded)) sent += await RemindAsync(account, mailer, console, cancel) ? 1 : 0;
            if (some.Count < AtOnce) return sent;
        }
    }

    private static bool IsReminded(StaffAccount account) =>
        account is { IsActive: true, Email: not null, PasswordHash: not null, Role: StaffRole.Officer or StaffRole.Reviewer };

    private async Task<bool> RemindAsync(StaffAccount account, IMailer mailer, Uri console, CancellationToken cancel)
    {
        var actor = new Actor(account.Id, account.Role, account.Area);
        if (!await days.TakeAsync(account.Id, lists.Today, cancel)) return false;
        var overdue = (await lists.ListAsync(actor, new RecordQuery(State: RecordState.Overdue), cancel)).Total;
        var due = (await lists.ListAsync(actor, new RecordQuery(State: RecordState.Due), cancel)).Total;
        if (overdue + due == 0) return false;
        try
        {
            await mailer.SendAsync(Letter(account.Email!, (overdue, due), console), cancel);
            return true;
        }
        catch (MailFailedException)
        {
            await days.GiveBackAsync(account.Id, lists.Today, CancellationToken.None);
            throw;
        }
    }

    private Mail Letter(string to, (int Overdue, int Due) number, Uri console)
    {
        var words = turns.Current.Knowledge.Content.Records.Reminder;
        return new Mail(to, Filled(words.GetValueOrDefault("subject", "")), Filled(words.GetValueOrDefault("text", "")));

        string Filled(string text) =>
            text.Replace("{overdue}", number.Overdue.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{due}", number.Due.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{link}", new Uri(console, "/staff/review").ToString(), StringComparison.Ordinal);
    }
}
