using Dapper;
using SafeHelp.Bot.Records;

namespace SafeHelp.Storage.Records;

/// <summary>Days of digests in SQL.</summary>
internal sealed class SqlReminderStore(IDatabase database) : IReminderStore
{
    private const string Take = "INSERT INTO reminder (staff, day) VALUES (@staffId, @day) ON CONFLICT (staff) DO UPDATE SET day = excluded.day WHERE reminder.day < excluded.day";
    private const string Give = "UPDATE reminder SET day = day - 1 WHERE staff = @staffId AND day = @day";

    public Task<bool> TakeAsync(string staffId, DateOnly day, CancellationToken cancel) =>
        database.WriteAsync(async connection => await connection.ExecuteAsync(Take, new { staffId, day = (long)day.DayNumber }) > 0, cancel);

    public Task GiveBackAsync(string staffId, DateOnly day, CancellationToken cancel) =>
        database.WriteAsync(connection => connection.ExecuteAsync(Give, new { staffId, day = (long)day.DayNumber }), cancel);
}
