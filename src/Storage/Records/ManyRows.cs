using System.Data.Common;

namespace SafeHelp.Storage.Records;

/// <summary>Inserts many rows with few statements: an import of ten thousand records must not wait for forty thousand round trips.</summary>
internal static class ManyRows
{
    // More would gain nothing: SQLite looks each parameter up by its name, one after another.
    private const int InOneStatement = 10;

    public static async Task InsertAsync(DbConnection connection, (string Table, string[] Columns) into, IEnumerable<object?[]> rows)
    {
        DbCommand? command = null;
        foreach (var chunk in rows.Chunk(InOneStatement))
        {
            if (command?.Parameters.Count != chunk.Length * into.Columns.Length)
            {
                if (command is not null) await command.DisposeAsync();
                command = Command(connection, into, chunk.Length);
            }

            for (var at = 0; at < command.Parameters.Count; at++) command.Parameters[at].Value = chunk[at / into.Columns.Length][at % into.Columns.Length] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }

        if (command is not null) await command.DisposeAsync();
    }

    // Table and columns are constants of ours; what comes from outside goes in as parameters only.
#pragma warning disable CA2100
    private static DbCommand Command(DbConnection connection, (string Table, string[] Columns) into, int rows)
    {
        var command = connection.CreateCommand();
        var places = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", into.Columns.Select((_, column) => $"@v{(row * into.Columns.Length) + column}"))})");
        command.CommandText = $"INSERT INTO {into.Table} ({string.Join(", ", into.Columns)}) VALUES {string.Join(", ", places)}";
        for (var at = 0; at < rows * into.Columns.Length; at++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@v{at}";
            command.Parameters.Add(parameter);
        }

        return command;
    }
#pragma warning restore CA2100
}
