using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SafeHelp.Architecture.Tests;

/// <summary>The table of docs/safety.md is whole, and every test that it names is there.</summary>
public sealed partial class SafetyTableTests
{
    private const int Requirements = 40;

    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    [Fact]
    public void Every_requirement_has_a_row_and_a_test_of_its_number()
    {
        var rows = File.ReadLines(Path.Combine(Root, "docs", "safety.md")).Select(line => Row().Match(line)).Where(row => row.Success)
            .ToDictionary(row => int.Parse(row.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), row => row.Value);

        rows.Keys.Order().ShouldBe(Enumerable.Range(1, Requirements));
        rows.Where(row => !row.Value.Contains($"Safety_{row.Key:00}_", StringComparison.Ordinal)).Select(row => row.Key).ShouldBeEmpty("name its test after its number");
    }

    [Fact]
    public void Every_test_named_there_is_in_the_sources()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories).ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

        var missing = TestName().Matches(File.ReadAllText(Path.Combine(Root, "docs", "safety.md")))
            .Where(name => !sources[name.Groups["file"].Value].Any(source => source.Contains($" {name.Groups["test"].Value}(", StringComparison.Ordinal)));

        missing.Select(name => name.Value).ShouldBeEmpty();
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;

    [GeneratedRegex(@"^\| (?<number>\d+) \|.*$")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<file>\w+)\.(?<test>Safety_\w+)`")]
    private static partial Regex TestName();
}
