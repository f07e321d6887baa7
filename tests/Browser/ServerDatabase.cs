using Microsoft.Data.Sqlite;
using SafeHelp.Support;

namespace SafeHelp.Browser.Tests;

/// <summary>What a test puts straight into a running server's database, where coming to it by the pages would take minutes.</summary>
internal static class ServerDatabase
{
    public static async Task ExecuteAsync(this ServerProcess server, string sql)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(server.DataFolder, "safehelp.db")};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = 30000; {sql}";
        await command.ExecuteNonQueryAsync();
    }
}
