using System.Data.Common;
using SafeHelp.Storage;

namespace SafeHelp.Server.Hosting;

/// <summary>Servers and their database are often started together, and a database that restarts must not end a server that starts just then.</summary>
internal static class Patience
{
    private const int MostTries = 60;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Does a step of the start, again and again for a minute where only the database is not ready.</summary>
    public static async Task<T> WithDatabaseAsync<T>(Func<Task<T>> step, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await step();
            }
            catch (Exception notYet) when (tries < MostTries && notYet is StorageUnavailableException { IsPassing: true } or DbException { IsTransient: true })
            {
                if (tries == 1) await Console.Error.WriteLineAsync($"waiting for the database: {notYet.Message}");
                await Task.Delay(Pause, cancel);
            }
        }
    }
}
