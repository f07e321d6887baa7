using SafeHelp.Bot.Reports;

namespace SafeHelp.Bot.Tests.Reports;

/// <summary>Nothing small is shown, and nobody who has every report gets at what they hide.</summary>
public sealed class SafeCountsTests
{
    private const int Fewest = 5;

    private static readonly string[] Topics = ["a", "b", "c"];
    private static readonly string[] Audiences = ["woman", "child"];
    private static readonly (string Province, string Commune)[] Communes = [("01", "00001"), ("01", "00002"), ("79", "26734"), ("79", "26737")];
    private static readonly DateOnly[] Days = [new(2025, 12, 3), new(2025, 12, 20), new(2026, 3, 1), new(2026, 6, 9), new(2026, 11, 20)];

    [Fact]
    public void Safety_38_No_figure_of_any_report_nor_any_difference_of_two_nested_ones_is_small()
    {
        for (var seed = 0; seed < 120; seed++)
        {
            var counts = SafeCounts.Of(Cells(seed), Fewest);

            foreach (var outer in Scopes())
            {
                Small(counts.Total(outer)).ShouldBeFalse($"seed {seed}");
                counts.By("topic", outer).Values.ShouldAllBe(count => !Small(count));
                counts.By("topic", outer).Values.Sum().ShouldBe(counts.Total(outer));
                foreach (var inner in Scopes().Where(inner => Holds(outer, inner)))
                {
                    Small(counts.Total(outer) - counts.Total(inner)).ShouldBeFalse($"seed {seed}");
                    Differences(counts.By("topic", outer), counts.By("topic", inner)).ShouldAllBe(count => !Small(count));
                }
            }
        }
    }

    // Brute force: the attacker knows every figure of every report, and tries all other worlds of the same figures.
    [Fact]
    public void Every_hidden_count_has_another_world_with_the_very_same_reports()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var cells = Tiny(seed);
            var published = Published(cells);
            var worlds = Worlds(cells).Where(world => Published(world) == published).ToList();

            for (var at = 0; at < cells.Count; at++)
            {
                if (cells[at].Count is >= Fewest or 0) continue;
                worlds.Select(world => world[at].Count).Distinct().Count().ShouldBeGreaterThan(1, $"seed {seed}: a count of {cells[at].Count} can be worked out");
            }
        }
    }

    [Fact]
    public void A_year_whose_figures_are_known_is_reported_right()
    {
        var cells = new List<ReportCell>();
        foreach (var day in Days) cells.AddRange(Communes.Select(commune => Cell(commune, day, "a", "woman", 7)));
        var counts = SafeCounts.Of(cells, Fewest);
        var year = ReportPeriod.Year(2026);

        counts.Total(new ReportScope("", year.From, year.To)).ShouldBe(7 * 4 * 5);
        counts.Total(new ReportScope("01", year.From, year.To)).ShouldBe(7 * 2 * 5);
        counts.Total(new ReportScope("26734", year.From, year.To)).ShouldBe(7 * 5);
        counts.Total(new ReportScope("", ReportPeriod.Half(2026).From, ReportPeriod.Half(2026).To)).ShouldBe(7 * 4 * 3);
        counts.Total(new ReportScope("", ReportPeriod.Equality(2026).From, ReportPeriod.Equality(2026).To)).ShouldBe(7 * 4);
        counts.Total(new ReportScope("", ReportPeriod.Equality(2025).From, ReportPeriod.Equality(2025).To)).ShouldBe(7 * 4);
        counts.By("topic", new ReportScope("", year.From, year.To)).ShouldBe(new Dictionary<string, long> { ["a"] = 140 });
    }

    [Fact]
    public void Small_communes_stand_in_their_province_s_half_year()
    {
        List<ReportCell> cells = [Cell(Communes[0], Days[0], "a", "woman", 3), Cell(Communes[1], Days[2], "a", "woman", 4)];
        var (counts, half) = (SafeCounts.Of(cells, Fewest), ReportPeriod.Half(2026));

        counts.Total(new ReportScope("00001", half.From, half.To)).ShouldBe(0);
        counts.Total(new ReportScope("01", half.From, half.To)).ShouldBe(7);
        counts.Total(new ReportScope("01", Days[0], Days[0])).ShouldBe(0);
    }

    [Fact]
    public void Deadlines_are_shown_ahead()
    {
        var ahead = ReportPeriod.Ahead(new DateOnly(2026, 11, 22), 30);

        ahead.Select(period => (period.Kind, period.Due)).ShouldBe(
            [(ReportKind.Monthly, new DateOnly(2026, 11, 30)), (ReportKind.Yearly, new DateOnly(2026, 11, 30)), (ReportKind.EqualityMonth, new DateOnly(2026, 12, 16))]);
    }

    private static bool Small(long count) => count is > 0 and < Fewest or < 0;

    private static IEnumerable<long> Differences(IReadOnlyDictionary<string, long> outer, IReadOnlyDictionary<string, long> inner) =>
        outer.Select(one => one.Value - inner.GetValueOrDefault(one.Key));

    private static bool Holds(ReportScope outer, ReportScope inner) =>
        outer.From <= inner.From && inner.To <= outer.To && (outer.Area.Length == 0 || outer.Area == inner.Area || Communes.Any(one => one.Commune == inner.Area && one.Province == outer.Area));

    private static List<ReportScope> Scopes()
    {
        string[] areas = ["", .. Communes.Select(one => one.Province).Distinct(), .. Communes.Select(one => one.Commune)];
        ReportPeriod[] periods = [ReportPeriod.Year(2026), ReportPeriod.Half(2026), ReportPeriod.Children(2026), ReportPeriod.Equality(2025), .. Enumerable.Range(1, 12).Select(month => ReportPeriod.Month(2026, month)), ReportPeriod.Month(2025, 12)];
        return [.. areas.SelectMany(area => periods.Select(period => new ReportScope(area, period.From, period.To)))];
    }

    private static ReportScope[] FewScopes()
    {
        var (month, half) = (ReportPeriod.Month(2025, 12), ReportPeriod.Half(2026));
        return [new("00001", month.From, month.To), new("00002", month.From, month.To), new("01", month.From, month.To), new("01", half.From, half.To), new("", half.From, half.To)];
    }

    private static string Published(IReadOnlyList<ReportCell> cells)
    {
        var counts = SafeCounts.Of(cells, Fewest);
        return string.Join(';', FewScopes().Select(scope => $"{counts.Total(scope)} {Table(counts.By("topic", scope))} {Table(counts.By("audience", scope))}"));
    }

    private static string Table(IReadOnlyDictionary<string, long> table) => string.Join(',', table.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"));

    private static List<ReportCell> Cells(int seed)
    {
        var random = new Random(seed);
        var most = 1 + random.Next(12);
        return [.. Communes.SelectMany(commune => Days.SelectMany(day => Topics.Select(topic => Cell(commune, day, topic, Audiences[random.Next(2)], random.Next(3) == 0 ? random.Next(most) : 0))))];
    }

    // One commune, one month, three topics and a neighbour: small enough to try everything.
    private static List<ReportCell> Tiny(int seed)
    {
        var random = new Random(seed);
        return [.. Topics.Select(topic => Cell(Communes[0], Days[0], topic, "woman", random.Next(8))), Cell(Communes[1], Days[0], "a", "child", random.Next(8))];
    }

    private static IEnumerable<List<ReportCell>> Worlds(List<ReportCell> cells)
    {
        var most = (int)cells.Max(cell => cell.Count) + 3;
        return from a in Enumerable.Range(0, most) from b in Enumerable.Range(0, most) from c in Enumerable.Range(0, most) from d in Enumerable.Range(0, most)
               where a + b + c + d <= cells.Sum(cell => cell.Count) + 4
               select new List<ReportCell> { cells[0] with { Count = a }, cells[1] with { Count = b }, cells[2] with { Count = c }, cells[3] with { Count = d } };
    }

    private static ReportCell Cell((string Province, string Commune) place, DateOnly day, string topic, string audience, long count) =>
        new(place.Province, place.Commune, TimeSlice.Of(day), new Dictionary<string, string> { ["topic"] = topic, ["audience"] = audience }, count);
}
