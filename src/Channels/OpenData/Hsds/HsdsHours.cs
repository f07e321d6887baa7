using System.Globalization;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Channels.OpenData.Hsds;

/// <summary>Opening hours as weekly schedules, the days of equal hours together.</summary>
internal static class HsdsHours
{
    private const string Weekly = "WEEKLY";
    private const string EveryDay = "MO,TU,WE,TH,FR,SA,SU";

    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
    private static readonly TimeSpan EndOfDay = new(23, 59, 0);

    public static IReadOnlyList<HsdsSchedule>? Of(Listing listing, Guid service)
    {
        if (listing.Hours is { IsAlways: true })
            return [Schedule(service, 0) with { Byday = EveryDay, OpensAt = Time(TimeSpan.Zero), ClosesAt = Time(EndOfDay), Description = listing.HoursNote }];
        if (listing.Hours is { } hours) return [.. Spans(hours).Select((span, at) => span with { Id = Id(service, at), ServiceId = service, Description = listing.HoursNote })];
        return listing.HoursNote is null ? null : [new HsdsSchedule(Id(service, 0), service) { Description = listing.HoursNote }];
    }

    private static IEnumerable<HsdsSchedule> Spans(OpeningHours hours) =>
        hours.Weekly().GroupBy(span => (span.From, span.To)).Select(same => Schedule(Guid.Empty, 0) with
        {
            Byday = string.Join(',', same.Select(span => span.Day).OrderBy(day => ((int)day + 6) % 7).Select(day => Days[(int)day])),
            OpensAt = Time(same.Key.From),
            ClosesAt = Time(same.Key.To < EndOfDay ? same.Key.To : EndOfDay),
        });

    private static HsdsSchedule Schedule(Guid service, int at) => new(Id(service, at), service) { Freq = Weekly };

    private static Guid Id(Guid service, int at) => HsdsIds.Of("schedule", FormattableString.Invariant($"{service}:{at}"));

    private static string Time(TimeSpan time) => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture) + "+07:00";
}
