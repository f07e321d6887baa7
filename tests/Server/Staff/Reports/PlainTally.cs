using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Reports;

namespace SafeHelp.Server.Tests.Staff.Reports;

/// <summary>
/// The right figures, worked out apart from the program by the rules of the decision on counters, one commune after the other over plain lists: what is
/// under the fewest waits for the commune's next span, goes into its province's rest of the half-year, then into the country's.
/// </summary>
internal sealed class PlainTally(IReadOnlyList<Tally> tallies, int fewest)
{
    private readonly Dictionary<TallyKind, List<Group>> groups = [];

    public long Total(TallyKind kind, ReportPeriod period, string area) => Of(kind).Where(group => group.IsIn(period, area)).Sum(group => (long)group.Tallies.Count);

    public Dictionary<string, long> By(TallyKind kind, Func<Tally, string> label, (ReportPeriod Period, string Area) of)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var group in Of(kind).Where(group => group.IsIn(of.Period, of.Area)))
            foreach (var (name, count) in Named(group.Tallies, label)) sums[name] = sums.GetValueOrDefault(name) + count;
        return new Dictionary<string, long>(sums);
    }

    private List<Group> Of(TallyKind kind)
    {
        if (groups.TryGetValue(kind, out var made)) return made;
        made = [];
        foreach (var half in tallies.Where(tally => tally.Kind == kind).GroupBy(tally => Half(tally.Day)))
        {
            var (country, (from, to)) = (new List<Tally>(), half.Key);
            foreach (var province in half.GroupBy(tally => tally.Province))
            {
                var rest = province.GroupBy(tally => tally.Commune).SelectMany(commune => Rest([.. commune], (province.Key, commune.Key), made)).ToList();
                if (province.Key.Length > 0 && rest.Count >= fewest) made.Add(new Group(province.Key, "", from, to, rest));
                else country.AddRange(rest);
            }

            if (country.Count >= fewest) made.Add(new Group("", "", from, to, country));
        }

        return groups[kind] = made;
    }

    // What of a commune's half-year is too little to stand by itself.
    private List<Tally> Rest(List<Tally> commune, (string Province, string Commune) area, List<Group> made)
    {
        var (mine, open) = (new List<List<Tally>>(), new List<Tally>());
        foreach (var span in commune.GroupBy(tally => Span(tally.Day)).OrderBy(span => span.Key))
        {
            open.AddRange(span);
            if (open.Count < fewest) continue;
            mine.Add(open);
            open = [];
        }

        if (mine.Count == 0) return commune;
        mine[^1].AddRange(open);
        made.AddRange(mine.Select(group => new Group(area.Province, area.Commune, group.Min(tally => Span(tally.Day).From), group.Max(tally => Span(tally.Day).To), group)));
        return [];
    }

    private List<(string Name, long Count)> Named(List<Tally> group, Func<Tally, string> label)
    {
        var counts = group.CountBy(label).Select(one => (Name: one.Key, Count: (long)one.Value)).OrderBy(one => one.Count).ThenBy(one => one.Name, StringComparer.Ordinal).ToList();
        var small = counts.Count(one => one.Count < fewest);
        if (small == 0) return counts;
        for (var joined = small; joined <= counts.Count; joined++)
        {
            var sum = counts.Take(joined).Sum(one => one.Count);
            var canBeWorkedOut = joined == small && sum >= (long)small * (fewest - 1);
            if (joined == counts.Count || (joined > 1 && sum >= fewest && !canBeWorkedOut)) return [("", sum), .. counts.Skip(joined)];
        }

        return counts;
    }

    private static (DateOnly From, DateOnly To) Span(DateOnly day)
    {
        var (first, last) = (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1));
        var cut = day.Month is 11 ? 14 : day.Month is 12 ? 15 : 0;
        if (cut == 0) return (first, last);
        return day.Day <= cut ? (first, first.AddDays(cut - 1)) : (first.AddDays(cut), last);
    }

    private static (DateOnly From, DateOnly To) Half(DateOnly day) =>
        day.Month is >= 6 and <= 11
            ? (new DateOnly(day.Year, 6, 1), new DateOnly(day.Year, 11, 30))
            : (new DateOnly(day.Month == 12 ? day.Year : day.Year - 1, 12, 1), new DateOnly(day.Month == 12 ? day.Year + 1 : day.Year, 5, 31));

    private sealed record Group(string Province, string Commune, DateOnly From, DateOnly To, List<Tally> Tallies)
    {
        public bool IsIn(ReportPeriod period, string area) =>
            period.From <= From && To <= period.To && (area == "" || area == Province || (Commune != "" && area == Commune));
    }
}
