using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Server.Verbs;

/// <summary><c>search</c>: ranked listings with distance, score and why.</summary>
internal static class SearchVerb
{
    private static readonly JsonSerializerOptions Relaxed = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command(Terminal terminal)
    {
        var text = new Argument<string?>("TEXT") { Arity = ArgumentArity.ZeroOrOne, Description = "Words to find." };
        var (place, at, now, json, content) = (SharedOptions.Place(), SharedOptions.At(), SharedOptions.Now(), SharedOptions.Json(), SharedOptions.Content());
        var category = new Option<string[]>("--category") { Description = "A kind of listing; may be given several times.", DefaultValueFactory = _ => [] };
        var audience = new Option<string?>("--audience") { Description = "Whom it should be for, as tre_em." };
        var openNow = new Option<bool>("--open-now") { Description = "Only what is open at the moment of asking." };
        var top = new Option<int>("--top") { Description = "How many, 1 to 1000.", DefaultValueFactory = _ => 10 };
        var command = new Command("search", "Ranked listings with distance, score and why.") { text, place, at, category, audience, openNow, now, top, json, content };
        command.SetAction(parsed =>
        {
            var moment = SharedOptions.Moment(parsed.GetValue(now));
            var turn = SharedOptions.LoadTurn(parsed.GetValue(content));
            var categories = Known(parsed.GetValue(category)!, turn.Knowledge);
            var near = SharedOptions.Where(turn.Knowledge, parsed.GetValue(place), parsed.GetValue(at));
            var query = Query(turn, parsed.GetValue(text), near);
            var found = turn.Knowledge.Listings.Search(query with
            {
                Categories = categories.Length > 0 ? categories : query.Categories,
                Audience = parsed.GetValue(audience) ?? query.Audience,
                OpenOnly = parsed.GetValue(openNow),
                Now = moment,
                Top = Top(parsed.GetValue(top)),
            });
            Print(terminal, (found, moment), parsed.GetValue(json));
        });
        return command;
    }

    private static int Top(int top) => top is >= 1 and <= 1000 ? top : throw new UsageException($"--top {top} is out of range. Give 1 to 1000.");

    private static ListingQuery Query(Turn turn, string? text, PlaceMatch? near) =>
        new SpokenSearch(turn.Knowledge, turn.Understander).Query(text ?? "", near) is var query && text is null ? query with { Words = null } : query;

    private static string[] Known(string[] categories, KnowledgeSnapshot knowledge) =>
        categories.FirstOrDefault(id => !knowledge.Categories.ContainsKey(id)) is { } unknown
            ? throw new UsageException($"--category {unknown} is not known. One of: {string.Join(", ", knowledge.Categories.Keys)}.")
            : categories;

    private static void Print(Terminal terminal, (TopDocs Docs, DateTimeOffset Now) found, bool asJson)
    {
        if (found.Docs.IsWidened) terminal.Error.WriteLine($"Nothing fits exactly. Given up: {string.Join(", ", found.Docs.Widened.Select(Snake))}.");
        foreach (var hit in found.Docs.Hits) terminal.Output.WriteLine(asJson ? Json(hit, found) : Text(hit, found.Now));
        foreach (var hit in asJson ? [] : found.Docs.AtHand) terminal.Output.WriteLine($"at hand  {Text(hit, found.Now)}");
    }

    private static string Json(ListingHit hit, (TopDocs Docs, DateTimeOffset Now) found) =>
        JsonSerializer.Serialize(
            new
            {
                hit.Listing.Id,
                hit.Listing.Name,
                hit.Listing.Category,
                Phones = hit.Listing.Phones.Select(phone => phone.Dial),
                hit.Listing.Place?.Address,
                Score = Math.Round(hit.Score, 4),
                DistanceKm = hit.DistanceKm is { } km ? Math.Round(km, 2) : (double?)null,
                Precision = hit.Precision is { } precision ? Snake(precision) : null,
                Nearness = Snake(hit.Nearness),
                Why = Why(hit, found.Now),
                Parts = hit.Why.Parts.Where(part => part.Value > 0).ToDictionary(part => part.What, part => Math.Round(part.Value, 4)),
                Widened = found.Docs.IsWidened,
                GivenUp = found.Docs.Widened.Select(Snake),
            },
            Relaxed);

    private static string Text(ListingHit hit, DateTimeOffset now) =>
        $"{hit.Score:0.000}  {hit.Listing.Name}  {string.Join(" ", hit.Listing.Phones.Select(phone => phone.Display))}  [{string.Join(", ", Why(hit, now))}]";

    private static IEnumerable<string> Why(ListingHit hit, DateTimeOffset now)
    {
        if (hit.MatchedWords.Count > 0) yield return $"words: {string.Join(' ', hit.MatchedWords)}";
        yield return Snake(hit.Nearness);
        if (hit.DistanceKm is { } km) yield return FormattableString.Invariant($"{km:0.0} km");
        if (hit.Listing.Hours is { } hours) yield return Open(hours, now);
        if (hit.Listing.CheckedOn is { } day) yield return FormattableString.Invariant($"checked {day:yyyy-MM-dd}");
        else if (hit.Listing.SourceDate is { } date) yield return $"source of {date}";
    }

    private static string Open(OpeningHours hours, DateTimeOffset now)
    {
        if (hours.IsAlways) return "always open";
        return hours.ClosesAfter(now) is { } closes ? FormattableString.Invariant($"open until {closes:HH:mm}") : $"closed now, hours: {hours.Text}";
    }

    private static string Snake<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
