using System.Collections.Frozen;
using System.Data;
using System.Net.Sockets;
using Npgsql;

namespace SafeHelp.Storage;

/// <summary>What a fault of PostgreSQL means for the work that met it.</summary>
internal static class PostgresFaults
{
    // Each of them has undone the whole transaction, or the connection with it, and says nothing against the work.
    private static readonly FrozenSet<string> OfTheMoment = FrozenSet.Create(
        StringComparer.Ordinal,
        PostgresErrorCodes.SerializationFailure,
        PostgresErrorCodes.DeadlockDetected,
        PostgresErrorCodes.LockNotAvailable,
        PostgresErrorCodes.TooManyConnections,
        PostgresErrorCodes.AdminShutdown,
        PostgresErrorCodes.CrashShutdown,
        PostgresErrorCodes.CannotConnectNow,
        PostgresErrorCodes.ConnectionException,
        PostgresErrorCodes.ConnectionDoesNotExist,
        PostgresErrorCodes.ConnectionFailure,
        PostgresErrorCodes.SqlClientUnableToEstablishSqlConnection,
        PostgresErrorCodes.SqlServerRejectedEstablishmentOfSqlConnection);

    /// <summary>True when the same work may well succeed a moment later: the database restarts, the connection was cut, another transaction stood in the way.</summary>
    public static bool PassesByItself(Exception fault) => fault switch
    {
        PostgresException refused => OfTheMoment.Contains(refused.SqlState),
        NpgsqlException unanswered => unanswered.InnerException is IOException or SocketException or TimeoutException,
        _ => false,
    };

    // A statement refused while its values are bound, at the very run in which Npgsql prepares it, is taken for prepared although what it returns is not
    // known; the next one to run it on this connection would meet rows that it does not expect, and Npgsql would break the connection under it.
    public static void Forget(NpgsqlConnection connection)
    {
        if (connection.State == ConnectionState.Open) connection.UnprepareAll();
    }
}
