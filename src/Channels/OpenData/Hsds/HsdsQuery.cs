using System.Globalization;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Channels.OpenData.Hsds;

/// <summary>What a program asks of a list.</summary>
internal sealed record HsdsQuery
{
    public const int MostOnAPage = 1000;
    private const int UsualOnAPage = 50;

    public string? Search { get; private init; }
    public Guid? TaxonomyTermId { get; private init; }
    public Guid? TaxonomyId { get; private init; }
    public Guid? OrganizationId { get; private init; }
    public Guid? ParentId { get; private init; }
    public DateTimeOffset? ModifiedAfter { get; private init; }
    public bool IsMinimal { get; private init; }
    public bool IsFull { get; private init; }
    public bool IsLines { get; private init; }
    public int Page { get; private init; } = 1;
    public int PerPage { get; private init; } = UsualOnAPage;
    public GeoPoint? Point { get; private init; }

    /// <summary>Why it cannot be answered: names of parameters, never what was in them; null when it can.</summary>
    public string? Fault { get; private init; }

    public static HsdsQuery Read(Func<string, string?> value)
    {
        var faults = new List<string>();
        var query = new HsdsQuery
        {
            Search = Text("search"),
            TaxonomyTermId = Id("taxonomy_term_id"),
            TaxonomyId = Id("taxonomy_id"),
            OrganizationId = Id("organization_id"),
            ParentId = Id("parent_id"),
            ModifiedAfter = Moment("modified_after"),
            IsMinimal = Flag("minimal"),
            IsFull = Flag("full"),
            IsLines = Text("format") == "ndjson",
            Page = Number("page", 1, int.MaxValue / MostOnAPage),
            PerPage = Number("per_page", UsualOnAPage, MostOnAPage),
            Point = Degrees("latitude", 90) is { } latitude && Degrees("longitude", 180) is { } longitude ? new GeoPoint(latitude, longitude) : null,
        };
        if (Text("postcode") is not null) faults.Add("postcode (not known for the communes of 2025: use /nearest)");
        return query with { Fault = faults.Count == 0 ? null : $"Cannot be read: {string.Join(", ", faults)}." };

        string? Text(string name) => value(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

        T? Parsed<T>(string name, Func<string, T?> parse)
            where T : struct
        {
            if (Text(name) is not { } text) return null;
            if (parse(text) is { } parsed) return parsed;
            faults.Add(name);
            return null;
        }

        Guid? Id(string name) => Parsed<Guid>(name, text => Guid.TryParse(text, out var id) ? id : null);
        bool Flag(string name) => Parsed<bool>(name, text => bool.TryParse(text, out var flag) ? flag : null) ?? false;
        DateTimeOffset? Moment(string name) => Parsed<DateTimeOffset>(name, text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null);
        int Number(string name, int usual, int most) => Parsed<int>(name, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null) ?? usual;
        double? Degrees(string name, double most) => Parsed<double>(name, text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null);
    }
}
