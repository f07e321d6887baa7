using System.Text.Json;
using Dapper;
using SafeHelp.Bot.People;

namespace SafeHelp.Storage;

/// <summary>The log of accesses in SQL; rows are only ever added.</summary>
internal sealed class SqlAccessLog(IDatabase database) : IAccessLog
{
    private const string Insert = "INSERT INTO staff_access (staff, area, kind, subject, at) VALUES (@StaffId, @Area, @Kind, @Subject, @at)";

    public Task NoteAsync(AccessNote note, CancellationToken cancel) =>
        database.WriteAsync(
            connection => connection.ExecuteAsync(Insert, new { note.StaffId, note.Area, note.Kind, note.Subject, at = note.At.ToUnixTimeMilliseconds() }), cancel);

    public Task<IReadOnlyList<AccessNote>> ReadAsync(AccessFilter filter, CancellationToken cancel)
    {
        var area = filter.Areas is null ? "" : $"AND area IN ({database.Texts("@areas")})";
        var staff = filter.StaffId is null ? "" : "AND staff = @staffId";
        var sql = $"SELECT staff, area, kind, subject, at FROM staff_access WHERE 1 = 1 {area} {staff} ORDER BY key DESC LIMIT @take OFFSET @skip";
        var values = new { areas = JsonSerializer.Serialize(filter.Areas), staffId = filter.StaffId, take = filter.Take, skip = filter.Skip };
        return database.ReadAsync<IReadOnlyList<AccessNote>>(async connection => [.. (await connection.QueryAsync<Row>(sql, values)).Select(row => row.Note())], cancel);
    }

    private sealed record Row
    {
        public string Staff { get; init; } = "";

        public string Area { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Subject { get; init; } = "";

        public long At { get; init; }

        public AccessNote Note() => new(Staff, Area, Kind, Subject, DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}
