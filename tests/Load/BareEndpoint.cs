using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;
using System.Data.Common;

namespace SafeHelp.Load;

/// <summary>What anything that keeps a message must at least do: an endpoint that commits one row and answers.</summary>
internal static class BareEndpoint
{
    public static async Task<int> RunAsync(string connectionString, string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        DbDataSource source = connectionString.StartsWith("Host=", StringComparison.Ordinal)
            ? new NpgsqlDataSourceBuilder(connectionString + ";Max Auto Prepare=10").Build()
            : SqliteFactory.Instance.CreateDataSource(connectionString);
        await using (var create = source.CreateCommand("CREATE TABLE IF NOT EXISTS bare (conversation TEXT, id TEXT PRIMARY KEY, body TEXT)")) await create.ExecuteNonQueryAsync();
        if (source is not NpgsqlDataSource) await using (var wal = source.CreateCommand("PRAGMA journal_mode=WAL")) await wal.ExecuteNonQueryAsync();
        app.MapPost("/bare/{person}/{id}", (string person, string id, HttpRequest request) => KeepAsync(source, person, id, request));
        await app.RunAsync();
        return 0;
    }

    private static async Task<IResult> KeepAsync(DbDataSource source, string person, string id, HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        await using var connection = await source.OpenConnectionAsync();
        if (connection is SqliteConnection)
        {
            await using var full = connection.CreateCommand();
            full.CommandText = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000";
            await full.ExecuteNonQueryAsync();
        }

        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO bare (conversation, id, body) VALUES (@person, @id, @body)";
        foreach (var (name, value) in new[] { ("person", person), ("id", id), ("body", body) })
        {
            var parameter = insert.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            insert.Parameters.Add(parameter);
        }

        await insert.ExecuteNonQueryAsync();
        return Results.Ok();
    }
}
