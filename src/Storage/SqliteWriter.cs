using System.Data;
using Microsoft.Data.Sqlite;

namespace SafeHelp.Storage;

/// <summary>
/// A connection whose statements stay compiled: the few of the line run thousands of times, and the provider by itself compiles each of them anew. For one
/// user at a time; a statement is not run again while its rows are being read.
/// </summary>
internal sealed class SqliteWriter(string connectionString) : SqliteConnection(connectionString)
{
    // Whoever writes statements with values in them must not fill the memory.
    private const int Most = 200;

    private readonly Dictionary<string, SqliteCommand> compiled = new(StringComparer.Ordinal);

    public override SqliteCommand CreateCommand() => new Statement(this) { Connection = this, CommandTimeout = DefaultTimeout, Transaction = Transaction };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in compiled.Values) command.Dispose();
            compiled.Clear();
        }

        base.Dispose(disposing);
    }

    private SqliteCommand? Compiled(string text)
    {
        if (compiled.TryGetValue(text, out var command)) return command;
        if (compiled.Count >= Most) return null;
        return compiled[text] = new SqliteCommand(text, this);
    }

    /// <summary>Stands for one run of a statement: takes the values, and lets the compiled one do the work.</summary>
    private sealed class Statement(SqliteWriter writer) : SqliteCommand
    {
        public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => Ready() is { } ready ? ready.ExecuteReader(behavior) : base.ExecuteReader(behavior);

        public override int ExecuteNonQuery() => Ready() is { } ready ? ready.ExecuteNonQuery() : base.ExecuteNonQuery();

        public override object? ExecuteScalar() => Ready() is { } ready ? ready.ExecuteScalar() : base.ExecuteScalar();

        private SqliteCommand? Ready()
        {
            if (writer.Compiled(CommandText) is not { } ready) return null;
            ready.Transaction = Transaction;
            ready.CommandTimeout = CommandTimeout;
            ready.Parameters.Clear();
            foreach (SqliteParameter value in Parameters)
            {
                // As it stands in the statement: the provider would look for the bare name first, and that is never there.
                if (!value.ParameterName.StartsWith('@')) value.ParameterName = $"@{value.ParameterName}";
                ready.Parameters.Add(value);
            }

            return ready;
        }
    }
}
