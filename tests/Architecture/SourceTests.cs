using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SafeHelp.Architecture.Tests;

/// <summary>What the source itself must keep to.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 300;

    // The door of the line keeps even what cannot be read. The workers of the line, the poller and the renewal of tokens go on after a fault; a write job hands it on to whoever waits for the write.
    private static readonly string[] MayCatchAll = ["Intake.cs", "TurnWorker.cs", "ChannelDelivery.cs", "TelegramPoller.cs", "ZaloTokenRenewal.cs", "WriteJob.cs", "CommitLoop.cs", "Steadily.cs"];

    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    [Fact]
    public void No_source_file_is_too_long_to_read()
    {
        var tooLong = Sources().Where(file => File.ReadLines(file).Count() > LongestFile);

        tooLong.ShouldBeEmpty($"split it: a file has at most {LongestFile} lines");
    }

    [Fact]
    public void No_source_file_carries_a_dialled_number()
    {
        var numbers = Sources().Where(file => PhoneNumber().IsMatch(File.ReadAllText(file)));

        numbers.ShouldBeEmpty("numbers stand in content/listings, and are named by their listing's id");
    }

    [Fact]
    public void Catch_alls_stand_at_the_edges_of_the_line_only()
    {
        var catchAlls = Sources().Where(file => CatchAll().IsMatch(File.ReadAllText(file))).Select(file => Path.GetFileName(file));

        catchAlls.Except(MayCatchAll).ShouldBeEmpty("catch what you expect, by type");
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string ThisFile([CallerFilePath] string file = "") => file;

    [GeneratedRegex("\"[^\"]*(18001567|1900 ?96 ?96 ?80|1800 ?1233|1800599967|18006605)[^\"]*\"")]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"catch\s*(\{|\(Exception\b[^)]*\)\s*(\{|when \(!cancel))")]
    private static partial Regex CatchAll();
}
