using System.Globalization;
using SafeHelp.Bot.Activities;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Bot.Replies;

/// <summary>Writes a found listing as a card: who, which number, when, how near, how sure.</summary>
public sealed class ListingCards(KnowledgeSnapshot knowledge)
{
    private const string Between = " · ";
    private const string Vietnamese = "vi";

    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);
    private static readonly string[] Weekdays = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"];

    private Sentences Say => knowledge.Content.Sentences;

    /// <summary>In three short lines at most, for a list on a small phone.</summary>
    public ListingCard Write(ListingHit hit, DateTimeOffset now)
    {
        var listing = hit.Listing;
        return Card(listing, Joined(Hours(listing, now), Near(hit)), Address(listing) ?? listing.Note, Joined(Cost(listing), Checked(listing)));
    }

    /// <summary>All that is known, for somebody who asks on about it.</summary>
    public ListingCard WriteAll(ListingHit hit, DateTimeOffset now)
    {
        var listing = hit.Listing;
        return Card(listing, Hours(listing, now), Near(hit), Address(listing), Cost(listing), Languages(listing), listing.Note, Checked(listing));
    }

    private ListingCard Card(Listing listing, params string?[] details) =>
        new(
            listing.Id,
            listing.Name,
            knowledge.Categories.GetValueOrDefault(listing.Category)?.Label ?? "",
            [.. listing.Phones.Select(phone => Wording.Call(listing, phone))],
            [.. details.OfType<string>().Where(detail => detail.Length > 0)])
        {
            Pin = listing.Place is { Door: { } point, Address: { } address } ? new Pin(point.Latitude, point.Longitude, address) { Title = Say[Sentence.Directions] } : null,
        };

    private static string Joined(params string?[] parts) => string.Join(Between, parts.OfType<string>().Select(part => part.TrimEnd('.')));

    private string? Address(Listing listing) => listing.Place?.Address is { } address ? Say.Fill(Sentence.Address, ("address", address)) : null;

    private string? Cost(Listing listing) => listing.IsFree ? Say[Sentence.FreeCall] : listing.CostNote;

    // That Vietnamese is spoken goes without saying; that hers is, may be why a woman dares to call.
    private string? Languages(Listing listing) =>
        listing.Languages.Any(code => code != Vietnamese) ? string.Join(", ", listing.Languages.Select(code => knowledge.Content.Records.Languages.GetValueOrDefault(code, code))) : null;

    private string? Hours(Listing listing, DateTimeOffset now)
    {
        if (listing.Hours is not { } hours) return listing.HoursNote;
        var note = listing.HoursNote is null ? "" : $" ({listing.HoursNote})";
        return OpenOrNot(hours, now) + note;
    }

    private string OpenOrNot(OpeningHours hours, DateTimeOffset now)
    {
        if (hours.IsAlwaysFrom(now)) return Say[Sentence.OpenAlways];
        if (hours.ClosesAfter(now) is { } closes) return Say.Fill(Sentence.OpenUntil, ("time", Time(closes)));
        // Closed for longer than a week: its note or its number must say more.
        if (hours.OpensAfter(now) is not { } opens) return Say[Sentence.ClosedForNow];
        return opens.Date == now.ToOffset(VietnamTime).Date
            ? Say.Fill(Sentence.OpensToday, ("time", Time(opens)))
            : Say.Fill(Sentence.OpensOn, ("time", Time(opens)), ("day", Weekdays[(int)opens.DayOfWeek]));
    }

    private string? Near(ListingHit hit) =>
        hit.Nearness switch
        {
            Nearness.SameCommune => Say[Sentence.SameCommune],
            Nearness.SameProvince => Say[Sentence.SameProvince] + Distance(hit),
            Nearness.ServesProvince => Say[Sentence.ServesProvince],
            Nearness.ServesCountry => Say[Sentence.ServesCountry],
            _ => null,
        };

    // Units' points are kilometres off; a distance finer than that would promise what nobody knows.
    private string Distance(ListingHit hit) =>
        hit is { DistanceKm: { } km, Listing.Place.Commune: not null }
            ? Say.Fill(Sentence.AboutKm, ("km", Math.Max(1, Math.Round(km)).ToString("0", CultureInfo.InvariantCulture)))
            : "";

    private string? Checked(Listing listing)
    {
        if (listing.CheckedOn is { } day) return Say.Fill(Sentence.CheckedOn, ("date", day.ToString("d/M/yyyy", CultureInfo.InvariantCulture)));
        if (listing.Display is DisplayState.Show) return null;
        return Say.Fill(Sentence.NotCheckedAgainOn, ("date", InVietnamese(listing.SourceDate ?? "")));
    }

    private static string InVietnamese(string isoDate) => string.Join('/', isoDate.Split('-').Reverse().Select(part => part.TrimStart('0')));

    private static string Time(DateTimeOffset time) => time.ToString("H:mm", CultureInfo.InvariantCulture);
}
