using System.Globalization;

namespace SafeHelp.Knowledge.Listings;

/// <summary>
/// Weekly hours in Vietnamese time, written as union staff write them: "24/7", or "T2-T6 08:00-11:30, 13:30-17:00; CN 08:00-11:00"
/// (T2 = Monday … T7 = Saturday, CN = Sunday).
/// </summary>
public sealed class OpeningHours
{
    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);
    private static readonly string[] Days = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"];
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly List<Span> spans;
    private readonly bool isAlways;
    private IReadOnlyList<ExceptionalDays> exceptions = [];

    private OpeningHours(string text, List<Span> spans, bool isAlways)
    {
        Text = text;
        this.spans = spans;
        this.isAlways = isAlways;
    }

    public string Text { get; }

    /// <summary>Day and night, every day.</summary>
    public bool IsAlways => isAlways && exceptions.Count == 0;

    public static OpeningHours? Parse(string text)
    {
        if (text == "24/7") return new OpeningHours(text, [.. Enum.GetValues<DayOfWeek>().Select(day => new Span(day, TimeSpan.Zero, Day))], isAlways: true);
        var spans = new List<Span>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryRule(part, spans)) return null;
        }

        return spans.Count == 0 ? null : new OpeningHours(text, spans, isAlways: false);
    }

    /// <summary>The same hours but on some days; where two exceptions meet, the first holds.</summary>
    public OpeningHours Except(IReadOnlyList<ExceptionalDays> days) => new(Text, spans, isAlways) { exceptions = days };

    /// <summary>Day and night for the week that begins now.</summary>
    public bool IsAlwaysFrom(DateTimeOffset moment)
    {
        var today = DateOnly.FromDateTime(moment.ToOffset(VietnamTime).Date);
        return isAlways && !exceptions.Any(days => days.From <= today.AddDays(7) && today <= days.To);
    }

    public bool IsOpenAt(DateTimeOffset moment)
    {
        if (IsAlways) return true;
        var local = moment.ToOffset(VietnamTime);
        return SpansOn(local).Any(span => span.From <= local.TimeOfDay && local.TimeOfDay < span.To);
    }

    /// <summary>When a listing that is open closes next, Vietnamese time; null for one that never does.</summary>
    public DateTimeOffset? ClosesAfter(DateTimeOffset moment)
    {
        if (IsAlways) return null;
        var local = moment.ToOffset(VietnamTime);
        var now = SpansOn(local).FirstOrDefault(span => span.From <= local.TimeOfDay && local.TimeOfDay < span.To);
        return now is null ? null : Midnight(local) + now.To;
    }

    /// <summary>When a listing that is closed opens next, Vietnamese time, within a week.</summary>
    public DateTimeOffset? OpensAfter(DateTimeOffset moment)
    {
        if (IsAlways) return null;
        var local = moment.ToOffset(VietnamTime);
        return Enumerable.Range(0, 8)
            .SelectMany(ahead => OpeningsOn(Midnight(local).AddDays(ahead)))
            .Where(opening => opening > local)
            .Cast<DateTimeOffset?>()
            .FirstOrDefault();
    }

    private IEnumerable<DateTimeOffset> OpeningsOn(DateTimeOffset midnight) =>
        SpansOn(midnight).OrderBy(span => span.From).Select(span => midnight + span.From);

    private IEnumerable<Span> SpansOn(DateTimeOffset local)
    {
        var today = DateOnly.FromDateTime(local.Date);
        var weekly = exceptions.FirstOrDefault(days => days.From <= today && today <= days.To) is { } exceptional ? exceptional.Hours?.spans ?? [] : spans;
        return weekly.Where(span => span.Day == local.DayOfWeek);
    }

    private static DateTimeOffset Midnight(DateTimeOffset local) => new(local.Year, local.Month, local.Day, 0, 0, 0, VietnamTime);

    /// <summary>The spans of each day of the week; empty for hours that never end.</summary>
    public IReadOnlyList<(DayOfWeek Day, TimeSpan From, TimeSpan To)> Weekly() => [.. spans.Select(span => (span.Day, span.From, span.To))];

    private static bool TryRule(string rule, List<Span> spans)
    {
        var space = rule.IndexOf(' ');
        if (space < 0 || !TryDays(rule[..space], out var days)) return false;
        foreach (var range in rule[space..].Split(',', StringSplitOptions.TrimEntries))
        {
            if (!TryRange(range, out var from, out var to)) return false;
            spans.AddRange(days.Select(day => new Span(day, from, to)));
        }

        return true;
    }

    private static bool TryDays(string text, out List<DayOfWeek> days)
    {
        days = [];
        var ends = text.Split('-');
        var first = Array.IndexOf(Days, ends[0]);
        var last = Array.IndexOf(Days, ends[^1]);
        if (first < 0 || last < 0 || ends.Length > 2) return false;
        for (var day = first; ; day = (day + 1) % 7)
        {
            days.Add((DayOfWeek)day);
            if (day == last) return true;
        }
    }

    private static bool TryRange(string text, out TimeSpan from, out TimeSpan to)
    {
        (from, to) = (default, default);
        var ends = text.Split('-');
        return ends.Length == 2 && TryTime(ends[0], out from) && TryTime(ends[1], out to) && from < to;
    }

    private static bool TryTime(string text, out TimeSpan time)
    {
        if (text != "24:00") return TimeSpan.TryParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture, out time);
        time = Day;
        return true;
    }

    private sealed record Span(DayOfWeek Day, TimeSpan From, TimeSpan To);
}

/// <summary>Days on which the weekly hours do not hold.</summary>
/// <param name="Hours">The hours of these days instead; null where it is closed.</param>
public sealed record ExceptionalDays(DateOnly From, DateOnly To, OpeningHours? Hours);
