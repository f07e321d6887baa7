using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SafeHelp.Search.Benchmarks;

/// <summary>Asks PostgreSQL the same: full text with a GIN index, nearest by PostGIS with a GiST index. Times only; its ranking is its own.</summary>
internal sealed class Postgres(string connectionString)
{
    private const int MostOfAKind = 60;

    public List<(Asked Query, long Nanoseconds)> Answer(Workload work, List<Asked> queries)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        Load(connection, work);
        var some = queries.Where(query => query.Kind is not ("fuzzy" or "prefix")).GroupBy(query => query.Kind).SelectMany(kind => kind.Take(MostOfAKind));
        return [.. some.Select(query => (query, Time(connection, query)))];
    }

    private static void Load(NpgsqlConnection connection, Workload work)
    {
        Run(connection, "CREATE EXTENSION IF NOT EXISTS postgis; DROP TABLE IF EXISTS listing; CREATE TABLE listing (id int, category text, body tsvector, point geography(Point))");
        Run(connection, "CREATE TEMP TABLE raw (id int, category text, body text, lat float8, lng float8)");
        using (var copy = connection.BeginTextImport("COPY raw FROM STDIN"))
        {
            for (var i = 0; i < work.Documents.Length; i++)
            {
                var point = work.Segment.Spot(i)?.Point;
                copy.Write(FormattableString.Invariant($"{i}\t{work.Segment[i].Category}\t{string.Join(' ', work.Documents[i])}\t{point?.Latitude.ToString(CultureInfo.InvariantCulture) ?? "\\N"}\t{point?.Longitude.ToString(CultureInfo.InvariantCulture) ?? "\\N"}\n"));
            }
        }

        Run(connection, "INSERT INTO listing SELECT id, category, to_tsvector('simple', body), ST_MakePoint(lng, lat)::geography FROM raw");
        Run(connection, "CREATE INDEX ON listing USING gin (body); CREATE INDEX ON listing USING gist (point); CREATE INDEX ON listing (category); ANALYZE listing");
    }

    private static long Time(NpgsqlConnection connection, Asked query)
    {
        using var command = new NpgsqlCommand(Sql(query), connection);
        var times = new List<long>();
        for (var round = 0; round < 3; round++)
        {
            var start = Stopwatch.GetTimestamp();
            using (var reader = command.ExecuteReader()) while (reader.Read()) reader.GetInt32(0);
            times.Add(Stopwatch.GetElapsedTime(start).Ticks * 100);
        }

        return times.Order().ElementAt(1);
    }

    private static string Sql(Asked query) =>
        query.Kind switch
        {
            "nearest" => $"SELECT id FROM listing WHERE category = '{query.Cells[0]}' ORDER BY point <-> ST_MakePoint({query.Cells[2]}, {query.Cells[1]})::geography LIMIT 5",
            "near" => $"SELECT id FROM listing, to_tsquery('simple', '{Joined(query, '|')}') q WHERE body @@ q ORDER BY ts_rank(body, q) + 3 * 15000 / (15000 + ST_Distance(point, ST_MakePoint({query.Cells[2]}, {query.Cells[1]})::geography, false)) DESC LIMIT 10",
            "filtered" => $"SELECT id FROM listing, to_tsquery('simple', '{Joined(query, '|')}') q WHERE body @@ q AND category = '{query.Cells[1]}' ORDER BY ts_rank(body, q) DESC LIMIT 10",
            "all" => Ranked(Joined(query, '&')),
            "phrase" => Ranked(query.Cells[0].Replace(" ", "<->", StringComparison.Ordinal)),
            _ => Ranked(Joined(query, '|')),
        };

    private static string Ranked(string query) => $"SELECT id FROM listing, to_tsquery('simple', '{query}') q WHERE body @@ q ORDER BY ts_rank(body, q) DESC LIMIT 10";

    private static string Joined(Asked query, char by) => query.Cells[0].Replace(' ', by);

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        command.ExecuteNonQuery();
    }
}
