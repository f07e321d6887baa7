using SafeHelp.Knowledge.Content;

namespace SafeHelp.Knowledge.Samples;

/// <summary>What sample listings are put together from: <c>content/sample.yml</c>.</summary>
internal sealed record SampleWords(
    string Mark,
    IReadOnlyList<string> Families,
    IReadOnlyList<string> Middles,
    IReadOnlyList<string> Givens,
    IReadOnlyList<string> Hamlets,
    IReadOnlyList<string> Streets,
    IReadOnlyList<string> Hours,
    IReadOnlyList<SampleKind> Kinds)
{
    /// <summary>Null when the file cannot be read; why is in the problems.</summary>
    public static SampleWords? Read(string contentFolder, ICollection<ContentProblem> problems) =>
        new YamlSource(contentFolder, "sample.yml", problems).Records() is [var record] ? Read(record) : null;

    private static SampleWords Read(YamlRecord record) =>
        new(
            record.Required("mark"),
            record.Texts("families"),
            record.Texts("middles"),
            record.Texts("givens"),
            record.Texts("hamlets"),
            record.Texts("streets"),
            record.Texts("hours"),
            [.. record.Records("kinds").Select(SampleKind.Read)]);
}

/// <summary>A kind of sample listing and how large a part of all it is.</summary>
internal sealed record SampleKind(string Category, int Share, string Name, IReadOnlyList<string> Audience, bool IsPrivate, bool ServesProvince)
{
    public static SampleKind Read(YamlRecord record) =>
        new(
            record.Required("category"),
            int.TryParse(record.Required("share"), out var share) ? share : 0,
            record.Required("name"),
            record.Texts("audience"),
            record.Flag("private"),
            record.Optional("serves") == "province");
}
