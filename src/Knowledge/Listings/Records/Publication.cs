using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>What of a record is public, and for how long: all that the public side ever reads of it.</summary>
/// <param name="Fields">Public fields only, see <see cref="RecordFields.Public"/>.</param>
/// <param name="CheckedOn">When somebody last vouched for it.</param>
/// <param name="LeavesOn">The first day on which it is no longer among the answers.</param>
public sealed record Publication(string Id, RecordFields Fields, DateOnly CheckedOn, DateOnly LeavesOn)
{
    /// <summary>When it was published or vouched for last; null until it is kept.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Null for a record without a live edition.</summary>
    public static Publication? Of(ListingRecord record, RecordTerms terms) =>
        record.Live is { } live ? new Publication(record.Id, live.Fields.Public(), record.ReviewedOn!.Value, record.LeavesOn(terms)!.Value) : null;

    /// <summary>The listing that people find.</summary>
    public Listing Listing()
    {
        // Once more, so that even a place kept here by mistake gets no further.
        var fields = Fields.Public();
        return new Listing(
            Id,
            fields.Name,
            fields.Category,
            [.. fields.Phones.Select(phone => new Phone(phone.Display, phone.Dial, phone.IsFree))],
            Cost(fields),
            OpeningHours.Parse(fields.Hours)?.Except([.. fields.Exceptions.Select(days => new ExceptionalDays(days.From, days.To, days.Hours is null ? null : OpeningHours.Parse(days.Hours)))]),
            null,
            fields.Audience,
            fields.Serves,
            fields.Province.Length == 0 ? null : new ListingPlace(fields.Place?.Address, fields.Commune, fields.Province, fields.Place?.Point) { Precision = fields.Place?.Precision ?? Precision.Point },
            DisplayState.Show,
            null,
            null,
            CheckedOn,
            fields.Note)
        { OtherNames = fields.OtherNames, Languages = fields.Languages, ChangedAt = ChangedAt };
    }

    private static string? Cost(RecordFields fields)
    {
        var costs = fields.Phones.Select(phone => phone.Cost).Distinct().ToList();
        return costs.Count == 0 ? null : string.Join(" · ", costs);
    }
}
