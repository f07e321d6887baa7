using System.Diagnostics;
using System.Globalization;

namespace SafeHelp.Support.Live;

/// <summary>What processes have used so far: processor time, bytes handed to the disks, memory held now.</summary>
public sealed record Spent(TimeSpan Processor, double Written, long Memory)
{
    public static readonly Spent Nothing = new(TimeSpan.Zero, 0, 0);

    public static Spent operator +(Spent one, Spent other) =>
        new(one.Processor + other.Processor, one.Written + other.Written, one.Memory + other.Memory);

    /// <summary>What was used since; memory as it is now.</summary>
    public Spent Since(Spent before) => new(Processor - before.Processor, Written - before.Written, Memory);

    public static Spent Of(Process process)
    {
        process.Refresh();
        return new Spent(process.TotalProcessorTime, WrittenBy(process.Id), process.WorkingSet64);
    }

    /// <summary>A process and its children, as a database server that has one for each connection.</summary>
    public static Spent OfFamily(int id)
    {
        var sum = Nothing;
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (process.Id == id || ParentOf(process.Id) == id) sum += TryOf(process);
            }
        }

        return sum;
    }

    private static Spent TryOf(Process process)
    {
        try
        {
            return Of(process);
        }
        catch (Exception gone) when (gone is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return Nothing;
        }
    }

    private static double WrittenBy(int id)
    {
        var line = File.ReadLines($"/proc/{id}/io").First(line => line.StartsWith("write_bytes:", StringComparison.Ordinal));
        return long.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
    }

    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
