using SafeHelp.Support.Live;

namespace SafeHelp.Load;

/// <summary>What was measured of one contestant under one load.</summary>
internal sealed record Row(string Run, double Seconds, Figures Acknowledged, Figures Answered, Spent Server, Spent Database, Spent Own)
{
    /// <summary>Time from the last message to the last answer.</summary>
    public TimeSpan Drained { get; init; }

    public int Refused { get; init; }

    public double AcceptedPerSecond => Acknowledged.Count / Seconds;

    public double AnsweredPerSecond => Answered.Count / Seconds;

    public double ServerProcessor => Processor(Server);

    private double Turns => Math.Max(1, Math.Max(Answered.Count, Acknowledged.Count));

    public override string ToString() =>
        $"| {Run} | {AcceptedPerSecond:0} | {AnsweredPerSecond:0} | {Acknowledged} | {Answered} | {Processor(Server):0.00} + {Processor(Database):0.00} + {Processor(Own):0.00} | {(Server.Written + Database.Written) / 1024 / Turns:0.0} | {Server.Memory / 1048576.0:0} | {Drained.TotalSeconds:0.0} | {Refused} |";

    private double Processor(Spent spent) => spent.Processor.TotalMilliseconds / Turns;
}

/// <summary>Figures as a table that can be put into a document.</summary>
internal static class Table
{
    public static void Print(IEnumerable<Row> rows)
    {
        Console.WriteLine("| run | accepted/s | answered/s | acknowledged p50 / p95 / p99 ms | webhook to delivery p50 / p95 / p99 ms | CPU ms a turn: server + database + load | KiB written a turn | server MiB | drained s | refused |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in rows) Console.WriteLine(row);
    }
}
