using System.CommandLine;
using System.Globalization;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Places;
using SafeHelp.Server.Hosting;

namespace SafeHelp.Server.Verbs;

/// <summary>Options that several verbs take, and what they mean.</summary>
internal static class SharedOptions
{
    public static Option<string?> Content() => new("--content") { Description = "Content folder; the one beside the program if not given." };

    public static Option<string?> Place() => new("--place") { Description = "Where the person is, in words: \"gò vấp\", \"xã Tân Kiên huyện Bình Chánh\"." };

    public static Option<string?> At() => new("--at") { Description = "Where the person is, LAT,LNG in degrees: 10.84,106.66." };

    public static Option<string?> Now() => new("--now") { Description = "The moment of asking, ISO 8601: 2026-11-21T22:00:00+07:00." };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON, one object a line." };

    public static DateTimeOffset Moment(string? text)
    {
        if (text is null) return TimeProvider.System.GetUtcNow();
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new UsageException($"--now \"{text}\" is not a moment. Write ISO 8601, as 2026-11-21T22:00:00+07:00.");
    }

    /// <summary>The place given by <c>--place</c> or <c>--at</c>; null when neither is given.</summary>
    public static PlaceMatch? Where(KnowledgeSnapshot knowledge, string? place, string? at)
    {
        if (place is not null && at is not null) throw new UsageException("Give --place or --at, not both.");
        if (at is not null) return knowledge.Places.At(Point(at)) ?? throw new UsageException($"--at {at} is not in Viet Nam.");
        if (place is null) return null;
        var match = knowledge.Places.Find(place) ?? throw new UsageException($"--place \"{place}\" is no place that is known. Add its province, as \"gò vấp, tp hcm\".");
        if (!match.Ask) return match;
        var candidates = string.Join("; ", match.Candidates.Take(8).Select(candidate => string.Join(", ", new[] { candidate.OldCommune?.Name, candidate.OldDistrict?.Name, candidate.Communes is [var only] ? only.Name : null, candidate.Province?.Name }.OfType<string>().Distinct())));
        throw new UsageException($"--place \"{place}\" may be several places: {candidates}. Add the province.");
    }

    public static Turn LoadTurn(string? contentFolder) => Load(contentFolder).Turn;

    public static LoadedKnowledge Load(string? contentFolder) => KnowledgeLoader.Load(ContentLocation.Find(contentFolder), PointsFile());

    /// <summary>The settings as the server reads them.</summary>
    public static IConfiguration Configuration() =>
        new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();

    /// <summary>The operator's points, which every verb uses as the server does.</summary>
    public static string? PointsFile() =>
        ServerSettings.PointsFileOf(Configuration());

    private static GeoPoint Point(string at)
    {
        var parts = at.Split(',');
        if (parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180)
            return new GeoPoint(latitude, longitude);
        throw new UsageException($"--at \"{at}\" is not a point. Write LAT,LNG in degrees, as 10.84,106.66.");
    }
}
