using System.Collections.Concurrent;

namespace SafeHelp.Storage;

/// <summary>
/// What was hidden a moment ago, beside what hides it: whoever hid a row need not open it again. What is found here was hidden under exactly these letters, so
/// that it can be neither out of date nor another's; what another process hid, or hid long ago, is opened. Taken once, and only in memory.
/// </summary>
internal sealed class JustHidden<T>
{
    private const int Most = 1024;

    // Nobody can fill the memory with books.
    private const int LongestHidden = 8192;

    private readonly ConcurrentDictionary<string, T> shown = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    /// <returns>What was given as hidden.</returns>
    public string Keep(string hidden, T what)
    {
        if (hidden.Length > LongestHidden) return hidden;
        shown[hidden] = what;
        order.Enqueue(hidden);
        while (order.Count > Most && order.TryDequeue(out var oldest)) shown.TryRemove(oldest, out _);
        return hidden;
    }

    public bool TryTake(string hidden, out T? what) => shown.TryRemove(hidden, out what);

    public void Forget()
    {
        order.Clear();
        shown.Clear();
    }
}
