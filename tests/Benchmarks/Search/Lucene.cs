using System.Diagnostics;
using System.Globalization;

namespace SafeHelp.Search.Benchmarks;

/// <summary>Runs Apache Lucene (Debian's liblucene8-java) on the same documents and queries, in its own process.</summary>
internal sealed class Lucene(string folder, string peerFolder)
{
    private static readonly string[] Jars = ["/usr/share/java/lucene-core-8.7.0.jar", "/usr/share/java/lucene-analyzers-common-8.7.0.jar"];

    public double BuildSeconds { get; private set; }

    /// <summary>Why it cannot run; null if it can.</summary>
    public static string? Missing =>
        !Jars.All(File.Exists) ? "Lucene peer skipped: Debian's liblucene8-java is not installed (apt-get install liblucene8-java)."
        : !File.Exists("/usr/bin/javac") ? "Lucene peer skipped: no javac (apt-get install default-jdk-headless)."
        : null;

    public List<Answered> Answer(Workload work, List<Asked> queries, int rounds)
    {
        var (documents, asked, answers) = (Path.Combine(folder, "documents.tsv"), Path.Combine(folder, "queries.tsv"), Path.Combine(folder, "answers.tsv"));
        File.WriteAllLines(documents, work.Documents.Select((terms, i) => $"{work.Segment[i].Category}\t{Point(work, i)}\t{string.Join(' ', terms)}"));
        File.WriteAllLines(asked, queries.Select(query => query.ToString()));
        var jars = string.Join(':', Jars);
        Run("javac", ["-cp", jars, "-d", folder, Path.Combine(peerFolder, "LucenePeer.java")]);
        Run("java", ["-Xmx4g", "-cp", $"{jars}:{folder}", "LucenePeer", documents, asked, answers, $"{rounds}"]);
        var lines = File.ReadAllLines(answers);
        BuildSeconds = long.Parse(lines[0].Split('\t')[1], CultureInfo.InvariantCulture) / 1e9;
        return [.. lines[1..].Select(Read)];
    }

    private static string Point(Workload work, int document) =>
        work.Segment.Spot(document) is { } spot
            ? FormattableString.Invariant($"{spot.Point.Latitude:R}\t{spot.Point.Longitude:R}")
            : "\t";

    private static Answered Read(string line)
    {
        var cells = line.Split('\t');
        var top = cells[2..].Select(cell => cell.Split(':')).Select(hit => (int.Parse(hit[0], CultureInfo.InvariantCulture), float.Parse(hit[1], CultureInfo.InvariantCulture)));
        return new Answered(long.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], [.. top]);
    }

    private static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)) ?? throw new InvalidOperationException($"{program} did not start.");
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
