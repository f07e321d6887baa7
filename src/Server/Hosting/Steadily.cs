using SafeHelp.Bot.Turns;

namespace SafeHelp.Server.Hosting;

/// <summary>Work that comes round again and again.</summary>
internal static class Steadily
{
    /// <summary>
    /// Does it until stopped. Whatever goes wrong is noted and tried again in the next round: an exception that left a worker would end the whole server.
    /// </summary>
    public static async Task RunAsync(string worker, Func<CancellationToken, Task> round, Func<CancellationToken, Task> pause, IWorkLog log, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await round(stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                log.WorkerFailed(worker, fault);
            }

            await pause(stop);
        }
    }
}
