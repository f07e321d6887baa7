using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using SafeHelp.Bot.Tokens;

namespace SafeHelp.Storage;

/// <summary>A look at the database from outside, also while a server uses it; nothing in it is changed.</summary>
/// <param name="Fault">What is wrong, as a code or the database's own words; null when nothing is.</param>
/// <param name="IsThere">False before the first start.</param>
/// <param name="Tokens">Pairs kept, by channel.</param>
public sealed record StoreExamination(string? Fault, bool IsThere, IReadOnlyDictionary<string, TokenPair> Tokens)
{
    private static readonly StoreExamination New = new(null, false, new Dictionary<string, TokenPair>());

    public static async Task<StoreExamination> RunAsync(string connectionString, ICipher cipher, CancellationToken cancel)
    {
        var isPostgres = SqlStore.IsPostgres(connectionString);
        if (!isPostgres && !File.Exists(new SqliteConnectionStringBuilder(connectionString).DataSource)) return New;
        try
        {
            await using DbConnection connection = isPostgres ? new NpgsqlConnection(connectionString) : ReadOnly(connectionString);
            await connection.OpenAsync(cancel);
            return await LookAsync(connection, isPostgres, cipher);
        }
        catch (DbException fault)
        {
            return New with { Fault = fault.SqlState ?? fault.Message };
        }
        catch (CryptographicException)
        {
            return New with { Fault = "keys" };
        }
    }

    private static async Task<StoreExamination> LookAsync(DbConnection connection, bool isPostgres, ICipher cipher)
    {
        if (!isPostgres && await connection.QueryFirstAsync<string>("PRAGMA quick_check(1)") is var state && state != "ok") return New with { Fault = state };
        var hasTable = isPostgres
            ? "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'token'"
            : "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'token'";
        if (await connection.QuerySingleAsync<long>(hasTable) == 0) return New;
        var rows = await connection.QueryAsync<Row>("SELECT channel, pair FROM token");
        return new StoreExamination(null, true, rows.ToDictionary(row => row.Channel, row => JsonSerializer.Deserialize<TokenPair>(cipher.Unprotect(row.Pair))!));
    }

    private static SqliteConnection ReadOnly(string connectionString) =>
        new(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());

    private sealed record Row(string Channel, string Pair);
}
