using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings.Duplicates;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Storage.Records;

/// <summary>Lists and counts records by what stands in their rows.</summary>
internal static class RecordPages
{
    // Doubts are summed for the page alone, not for what is skipped.
    private const string Lines = """
        SELECT r.*, COALESCE((SELECT CAST(SUM(d.times) AS BIGINT) FROM doubt d WHERE d.listing = r.id AND d.settled_at IS NULL), 0) AS doubts
        """;

    private const string Columns = """
        r.id, r.revision, r.standing, r.live, r.pending_state AS pendingState, r.reviewed_on AS reviewedOn, r.due_on AS dueOn, r.due_on, r.name, r.name_key, r.category, r.province, r.commune
        """;

    private const string Counts = """
        SELECT r.province, r.commune, COUNT(*) AS published,
            SUM(CASE WHEN r.due_on < @today THEN 1 ELSE 0 END) AS overdue,
            SUM(CASE WHEN r.reviewed_on >= @fresh THEN 1 ELSE 0 END) AS fresh,
            SUM(CASE WHEN r.reviewed_on < @old THEN 1 ELSE 0 END) AS old
        FROM record r WHERE r.live IS NOT NULL
        """;

    public static async Task<RecordPage> PageAsync(DbConnection connection, RecordFilter filter)
    {
        var (where, values) = Where(filter);
        var order = filter.Order is RecordOrder.Due ? "r.due_on, r.id" : "r.name_key, r.id";
        values.Add("take", (long)filter.Take);
        values.Add("skip", (long)filter.Skip);
        // Words are looked for in every row: once must do for the page and the count. Without words an index makes both cheap.
        var counted = filter.Words.Count > 0 ? "COUNT(*) OVER ()" : "0";
        var rows = (await connection.QueryAsync<RecordRow>($"{Lines} FROM (SELECT {Columns}, {counted} AS total FROM record r WHERE {where} ORDER BY {order} LIMIT @take OFFSET @skip) r ORDER BY {order}", values)).ToList();
        var total = filter.Words.Count > 0 ? rows.FirstOrDefault()?.Total ?? 0 : await connection.QuerySingleAsync<long>($"SELECT COUNT(*) FROM record r WHERE {where}", values);
        return new RecordPage([.. rows.Select(row => row.Line())], (int)total);
    }

    public static async Task<IReadOnlyList<CommuneCount>> CountAsync(DbConnection connection, string area, DateOnly today)
    {
        var values = new { area, today = (long)today.DayNumber, fresh = (long)today.AddMonths(-3).DayNumber, old = (long)today.AddMonths(-6).DayNumber };
        var rows = await connection.QueryAsync<CountRow>($"{Counts} AND {Area(area)} GROUP BY r.province, r.commune", values);
        return [.. rows.Select(row => row.Count())];
    }

    public static async Task<IReadOnlyList<DuplicateKey>> KeysAsync(DbConnection connection, string area)
    {
        var rows = await connection.QueryAsync<KeyRow>(
            $"SELECT r.id, r.commune, e.body FROM record r JOIN record_edition e ON e.record = r.id AND e.number = COALESCE(r.pending, r.live) WHERE r.standing <> 'Archived' AND {Area(area)}", new { area });
        return [.. rows.Select(row => row.Key())];
    }

    public static string Area(string area) =>
        area.Length switch
        {
            0 => "1 = 1",
            2 => "r.province = @area",
            _ => "r.commune = @area",
        };

    private static (string Where, DynamicParameters Values) Where(RecordFilter filter)
    {
        var values = new DynamicParameters(new { area = filter.Area });
        List<string> all = [Area(filter.Area)];
        Add(filter.Standing?.ToString(), "r.standing = @standing", "standing");
        Add(filter.Pending?.ToString(), "r.pending_state = @pending", "pending");
        // Within an area the index of the area is the one to go by: that of the kind holds the whole country, and SQLite would take it.
        Add(filter.Category, filter.Area.Length == 0 ? "r.category = @category" : "r.category || '' = @category", "category");
        Add(filter.DueFrom?.DayNumber, "r.due_on >= @dueFrom", "dueFrom");
        Add(filter.DueTo?.DayNumber, "r.due_on <= @dueTo", "dueTo");
        if (filter.IsLive) all.Add("r.live IS NOT NULL");
        foreach (var (at, word) in filter.Words.Index()) Add(Pattern(word), $"r.words LIKE @word{at} ESCAPE '!'", $"word{at}");
        return (string.Join(" AND ", all), values);

        void Add(object? value, string clause, string name)
        {
            if (value is null) return;
            values.Add(name, value is int number ? (long)number : value);
            all.Add(clause);
        }
    }

    private static string Pattern(string word) =>
        $"%{word.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";

    private sealed record CountRow
    {
        public string Province { get; init; } = "";

        public string Commune { get; init; } = "";

        public long Published { get; init; }

        public long Overdue { get; init; }

        public long Fresh { get; init; }

        public long Old { get; init; }

        public CommuneCount Count() => new(new RecordArea(Province, Commune), (int)Published, (int)Overdue, (int)Fresh, (int)Old);
    }

    private sealed record KeyRow
    {
        public string Id { get; init; } = "";

        public string Commune { get; init; } = "";

        public string Body { get; init; } = "";

        public DuplicateKey Key()
        {
            var fields = RecordJson.Read<RecordFields>(Body);
            return new DuplicateKey(Id, fields.Name, Commune, fields.Place?.Address ?? "", [.. fields.Phones.Select(phone => phone.Dial)]);
        }
    }
}
