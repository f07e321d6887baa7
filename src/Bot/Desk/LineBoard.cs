using System.Diagnostics;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Bot.Desk;

/// <summary>
/// The line as this process last read it: hundreds of consoles that ask every few seconds share one reading, made anew when news of the desk came, from
/// whichever process. News may get lost on its way, so a reading is never trusted for long.
/// </summary>
public sealed class LineBoard : IDisposable
{
    // Talks change many times a second; so often the whole line is worth reading.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FiguresTrusted = TimeSpan.FromSeconds(10);

    private readonly IDeskStore store;
    private readonly NewsBoard news;
    private readonly Lock gate = new();
    private Reading open = new();
    private Reading since = new();
    private long changes;

    public LineBoard(IDeskStore store, NewsBoard news)
    {
        (this.store, this.news) = (store, news);
        news.Heard += Note;
    }

    /// <summary>All that wait or are with an officer; nothing that this process did or heard of before the call is missing.</summary>
    public Task<IReadOnlyList<Handover>> OpenAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            if (!open.IsGood(Interlocked.Read(ref changes), Trusted)) open = Begun(Pace - Stopwatch.GetElapsedTime(open.At));
            return open.Handovers.WaitAsync(cancel);
        }
    }

    /// <summary>Those that entered after a moment, for figures: some seconds old.</summary>
    public Task<IReadOnlyList<Handover>> SinceAsync(DateTimeOffset moment, CancellationToken cancel)
    {
        lock (gate)
        {
            if (!since.IsGood(since.Changes, FiguresTrusted)) since = new Reading { Handovers = Task.Run(() => store.SinceAsync(moment, CancellationToken.None)) };
            return since.Handovers.WaitAsync(cancel);
        }
    }

    public void Dispose() => news.Heard -= Note;

    private Reading Begun(TimeSpan wait)
    {
        var begun = new Reading { Changes = Reading.NotYet };
        begun.Handovers = Task.Run(() => ReadAsync(begun, wait));
        return begun;
    }

    // In real time whatever the clock says: this is about the database's load and not about the desk's times.
    private async Task<IReadOnlyList<Handover>> ReadAsync(Reading reading, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero) await Task.Delay(wait, TimeProvider.System);
        reading.Changes = Interlocked.Read(ref changes);
        return await store.OpenAsync(CancellationToken.None);
    }

    private void Note(News told)
    {
        if (told.Kind is NewsKind.Desk) Interlocked.Increment(ref changes);
    }

    private sealed class Reading
    {
        /// <summary>It waits to begin, so it will see whatever happens until then.</summary>
        public const long NotYet = long.MaxValue;

        private long seen;

        /// <summary>How much news had come when it began.</summary>
        public long Changes
        {
            get => Interlocked.Read(ref seen);
            set => Interlocked.Exchange(ref seen, value);
        }

        public long At { get; } = Stopwatch.GetTimestamp();

        public Task<IReadOnlyList<Handover>> Handovers { get; set; } = Task.FromException<IReadOnlyList<Handover>>(new InvalidOperationException("Nothing was read yet."));

        public bool IsGood(long known, TimeSpan trusted) => Changes >= known && !Handovers.IsFaulted && Stopwatch.GetElapsedTime(At) < trusted;
    }
}
