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

    public override string ToString()
    {
        lock (milliseconds)
        {
            milliseconds.Sort();
            return milliseconds.Count == 0 ? "none" : $"{At(0.5):0.0} / {At(0.95):0.0} / {At(0.99):0.0}";
        }
    }

    private double At(double share) => milliseconds[(int)(share * (milliseconds.Count - 1))];
}
