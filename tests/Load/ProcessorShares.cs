using System.Globalization;

namespace SafeHelp.Load;

/// <summary>
/// Holds processes to a share of one core each, by control groups of Linux: what machines of their own would do is seen on one, as long as all shares and
/// what serves them fit into it.
/// </summary>
/// <param name="percent">Of one core; 0 for no limit.</param>
internal sealed class ProcessorShares(IReadOnlyList<int> processIds, int percent) : IAsyncDisposable
{
    private const int Period = 20_000;

    // Version 1 has a tree for each resource, version 2 one for all.
    private static readonly bool IsFirstVersion = Directory.Exists("/sys/fs/cgroup/cpu");

    private readonly List<string> folders = [];

    /// <summary>From now on.</summary>
    /// <exception cref="InvalidOperationException">Control groups cannot be made here.</exception>
    public void Hold()
    {
        if (percent == 0) return;
        try
        {
            if (!IsFirstVersion) File.WriteAllText("/sys/fs/cgroup/cgroup.subtree_control", "+cpu");
            foreach (var id in processIds) Hold(id.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException("A share of a core needs Linux control groups that may be written: run as root, outside a container that hides them.", refused);
        }
    }

    // A group can go a moment after its process has gone.
    public async ValueTask DisposeAsync()
    {
        foreach (var folder in folders)
        {
            for (var tries = 0; tries < 50 && !TryDelete(folder); tries++) await Task.Delay(100);
        }
    }

    private void Hold(string processId)
    {
        var folder = Path.Combine(IsFirstVersion ? "/sys/fs/cgroup/cpu" : "/sys/fs/cgroup", $"safehelp-load-{processId}");
        Directory.CreateDirectory(folder);
        folders.Add(folder);
        var quota = (Period * percent / 100).ToString(CultureInfo.InvariantCulture);
        if (IsFirstVersion) File.WriteAllText(Path.Combine(folder, "cpu.cfs_period_us"), $"{Period}");
        File.WriteAllText(Path.Combine(folder, IsFirstVersion ? "cpu.cfs_quota_us" : "cpu.max"), IsFirstVersion ? quota : $"{quota} {Period}");
        File.WriteAllText(Path.Combine(folder, "cgroup.procs"), processId);
    }

    private static bool TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
