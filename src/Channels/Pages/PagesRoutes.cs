using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Channels.Pages.Map;
using SafeHelp.Channels.Pages.Posters;
using SafeHelp.Channels.Print;
using SafeHelp.Knowledge;

namespace SafeHelp.Channels.Pages;

/// <summary>The map, the pages of units and listings, the posters.</summary>
internal sealed class PagesRoutes(TurnSource turns, HardshipBoard hardship, PagesOptions options, TimeProvider clock)
{
    private const int LongestQuestion = 4096;
    private const string Json = "application/json; charset=utf-8";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private readonly PagesAnswers answers = new(options);

    private KnowledgeSnapshot Knowledge => turns.Current.Knowledge;

    private UnitPages Units => new(Knowledge, options, hardship);

    public void Map(IEndpointRouteBuilder routes)
    {
        Read(routes, "/ban-do", http => answers.SendAsync(http, new MapPage(Knowledge, options).Write(clock.GetUtcNow())));
        Read(routes, "/ban-do/nen.json", http => answers.SendAsync(http, new MapPage(Knowledge, options).Ground(Knowledge.Gazetteer), Json));
        routes.MapPost("/ban-do/tim", FindAsync);
        foreach (var name in PagesAssets.Scripts)
        {
            var script = Encoding.UTF8.GetBytes(PagesAssets.Read(name));
            Read(routes, "/ban-do/tep/" + name, http => answers.SendAsync(http, script, "text/javascript; charset=utf-8"));
        }

        Read(routes, UnitAddress.Root, http => answers.SendAsync(http, Units.Directory()));
        Read(routes, UnitAddress.Root + "/{unit}", SendUnitAsync);
        Read(routes, UnitAddress.Root + "/noi/{id}", http => answers.SendAsync(http, Units.Listing(Value(http, "id"), clock.GetUtcNow())));
        Read(routes, "/ap-phich/{target?}", SendPosterAsync);
        Read(routes, "/the", http => answers.SendAsync(http, new PosterPages(Knowledge, options).Wallet()));
        Read(routes, "/sitemap.xml", http => answers.SendAsync(http, SiteMap.Write(Knowledge, options), "application/xml; charset=utf-8"));
        Read(routes, "/robots.txt", http => answers.SendAsync(http, SiteMap.Robots(options), "text/plain; charset=utf-8"));
    }

    private static void Read(IEndpointRouteBuilder routes, string path, RequestDelegate send) => routes.MapMethods(path, Reading, send);

    private static string Value(HttpContext http, string name) => http.Request.RouteValues[name] as string ?? "";

    // "26734" and "26734-any-old-name" are the same page: only the code counts, as names change.
    private Task SendUnitAsync(HttpContext http)
    {
        var code = Value(http, "unit").Split('-')[0];
        var now = clock.GetUtcNow();
        return answers.SendAsync(http, code.Length == 2 ? Units.Province(code, now) : Units.Commune(code, now));
    }

    private Task SendPosterAsync(HttpContext http)
    {
        var asked = Value(http, "target") is { Length: > 0 } given ? given : PosterPages.Chat;
        var kind = Path.GetExtension(asked);
        var posters = new PosterPages(Knowledge, options);
        var target = posters.Target(kind is ".svg" or ".png" ? asked[..^kind.Length] : asked);
        if (target is null) return answers.SendAsync(http, null);
        return kind switch
        {
            ".svg" => answers.SendAsync(http, QrPicture.Svg(target.Address), "image/svg+xml"),
            ".png" => answers.SendAsync(http, QrPicture.Png(target.Address), "image/png"),
            _ => answers.SendAsync(http, posters.Poster(target)),
        };
    }

    private async Task FindAsync(HttpContext http)
    {
        if (await QuestionAsync(http) is not { } question)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var answer = new MapSearch(Knowledge).Answer(question, clock.GetUtcNow());
        await answers.SendAsync(http, JsonSerializer.SerializeToUtf8Bytes(answer, JsonSerializerOptions.Web), Json);
    }

    private static async Task<MapQuestion?> QuestionAsync(HttpContext http)
    {
        var body = new byte[LongestQuestion];
        var length = await http.Request.Body.ReadAtLeastAsync(body, LongestQuestion, throwOnEndOfStream: false, http.RequestAborted);
        try
        {
            return JsonSerializer.Deserialize<MapQuestion>(body.AsSpan(0, length), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
