namespace SafeHelp.Load;

/// <summary>Times of one kind, gathered by many at once.</summary>
internal sealed class Figures
{
    private readonly List<double> milliseconds = [];

    public int Count => milliseconds.Count;

    public void Add(TimeSpan time)
    {
        lock (milliseconds) milliseconds.Add(time.TotalMilliseconds);
    }

    public string Percentiles()
    {
        lock (milliseconds)
        {
            milliseconds.Sort();
            return milliseconds.Count == 0 ? "none" : $"p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms, most {milliseconds[^1]:0.0} ms";
        }
    }

    private double At(double share) => milliseconds[(int)(share * (milliseconds.Count - 1))];
}
