using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Tests.Talks;

/// <summary>A talk of <c>content/conversations</c>: what a person sends, turn by turn, and what the answers must and must never carry.</summary>
internal sealed record Talk(string Title, DateTimeOffset Now, IReadOnlyList<TalkTurn> Turns)
{
    // A Saturday at ten in the evening: offices are closed, and people need help.
    private static readonly DateTimeOffset Evening = new(2026, 11, 21, 22, 0, 0, TimeSpan.FromHours(7));

    // Telegram takes 4,096 characters and the web chat whatever is pasted into it.
    private const int LongMessage = 10_000;

    public static IReadOnlyList<Located<Talk>> ReadAll(string contentFolder, ICollection<ContentProblem> problems) =>
        [.. YamlSource.In(contentFolder, "conversations", problems).SelectMany(source => source.Located(Read))];

    private static Talk Read(YamlRecord record)
    {
        record.OnlyKeys("talk", "now", "turns");
        var now = record.Optional("now") is { } text ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : Evening;
        return new Talk(record.Required("talk"), now, [.. record.Records("turns").Select(ReadTurn)]);
    }

    private static TalkTurn ReadTurn(YamlRecord record)
    {
        record.OnlyKeys("says", "says_long", "shares", "sends", "hears", "never", "first", "taps", "silent");
        return new TalkTurn(
            record.Optional("says_long") is { } words ? Repeated(words) : record.Optional("says"),
            record.Optional("shares"),
            record.Optional("sends"),
            record.Texts("hears"),
            record.Texts("never"),
            record.Optional("first"),
            record.Texts("taps"),
            record.Flag("silent"));
    }

    private static string Repeated(string words) => string.Concat(Enumerable.Repeat(words + ". ", 1 + (LongMessage / (words.Length + 2))))[..LongMessage];
}

/// <param name="Says">Text typed or tapped; <c>says_long</c> is the same words over and over.</param>
/// <param name="Shares">Location, "lat,lng".</param>
/// <param name="Sends">"media" or "joined" or "left".</param>
/// <param name="Hears">What the replies of this turn must all carry, in text, cards or taps; "a|b" is one or the other.</param>
/// <param name="First">What must stand in the first sixty characters of the first reply.</param>
/// <param name="Taps">Titles of taps that must be offered.</param>
/// <param name="Silent">True when nothing may be said.</param>
internal sealed record TalkTurn(
    string? Says, string? Shares, string? Sends, IReadOnlyList<string> Hears, IReadOnlyList<string> Never, string? First, IReadOnlyList<string> Taps, bool Silent);
