using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SafeHelp.Architecture.Tests;

/// <summary>No pattern dwells on what somebody thought up to make it.</summary>
public sealed class PatternTests
{
    private const int Long = 4_000;

    private static readonly string[] Ours = ["SafeHelp.Knowledge", "SafeHelp.Bot", "SafeHelp.Channels", "SafeHelp.Storage", "SafeHelp.Staff"];

    // The beginnings that patterns look for, many times, and an end that fits none.
    private static readonly string[] Seeds =
    [
        "a", "1", " ", "0 ", "1,", "1-", "-", "(", "{", "{{", "[", "\"", "\\", "/", "a.", "a@", "a-a", "www.", "http://", "08h", "08:00-", "t2", "T2-T3 ", " - ", " den ", " va ", "12/12/2026 ", "(1", "+84 ", "\u00A0", "\n", ".!", "đ", "19", "2020/", "1 000", "số 1 ngõ ", "1/2",
    ];

    [Fact]
    public void Every_pattern_of_ours_has_a_time_limit_or_does_not_backtrack()
    {
        var patterns = Patterns().ToList();

        patterns.Count.ShouldBeGreaterThan(20, "they are found");
        patterns.Where(pattern => pattern.Regex.MatchTimeout == Regex.InfiniteMatchTimeout && !pattern.Regex.Options.HasFlag(RegexOptions.NonBacktracking)).Select(pattern => pattern.Name)
            .ShouldBeEmpty("give it PatternLimit.Milliseconds: [GeneratedRegex(\"…\", RegexOptions.None, PatternLimit.Milliseconds)]");
    }

    [Fact]
    public void A_pattern_is_made_by_the_compiler_or_with_a_time_limit()
    {
        var made = Sources().SelectMany(file => File.ReadAllText(file).Split("new Regex(").Skip(1).Select(rest => (file, rest))).Where(made => !made.rest[..Math.Min(400, made.rest.Length)].Contains("TimeSpan.", StringComparison.Ordinal));
        var called = Sources().Where(file => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(file), @"\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count)\("));

        made.Select(one => one.file).Concat(called).ShouldBeEmpty();
    }

    [Fact]
    public void No_pattern_dwells_on_a_text_made_for_it()
    {
        foreach (var (name, regex) in Patterns())
        {
            foreach (var seed in Seeds)
            {
                var text = string.Concat(Enumerable.Repeat(seed, Long / seed.Length)) + "\u0001!";
                var start = Stopwatch.GetTimestamp();

                _ = regex.Count(text);

                // Milliseconds in truth; the limit itself would throw.
                Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(5), $"{name} on “{seed}” {Long / seed.Length} times");
            }
        }
    }

    private static IEnumerable<(string Name, Regex Regex)> Patterns() =>
        Ours.Select(Assembly.Load).Append(typeof(Program).Assembly).SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.ContainsGenericParameters && type.Namespace?.StartsWith("SafeHelp", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0)
            .Select(method => ($"{method.DeclaringType!.FullName}.{method.Name}", (Regex)method.Invoke(null, null)!));

    private static IEnumerable<string> Sources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "SafeHelpBot.sln"))) root = root.Parent;
        return Directory.EnumerateFiles(Path.Combine(root.FullName, "src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }
}
