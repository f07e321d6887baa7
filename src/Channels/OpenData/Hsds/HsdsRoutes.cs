using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SafeHelp.Channels.Http;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Channels.OpenData.Hsds;

/// <summary>
/// <c>/api/hsds</c>: HSDS 3.2 over the published directory. Lists answer POST like GET, so that what somebody looks for need not stand in an address or a log.
/// </summary>
internal sealed class HsdsRoutes(HsdsDirectories directories, OpenDataOptions options) : IDisposable
{
    private const string Root = "/api/hsds";
    // What reading everything at once counts for: ten times a minute, a page six hundred times.
    private const int CostOfLines = 60;
    private const int LongestBody = 16 * 1024;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Asking = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    private readonly AddressLimit limit = new(options.RequestsPerMinuteAndAddress);

    public void Dispose() => limit.Dispose();

    public void Map(IEndpointRouteBuilder routes)
    {
        Document(routes, "", About);
        Document(routes, "/openapi.json", () => OpenDataAssets.OpenApi(options));
        Document(routes, "/profile", () => OpenDataAssets.Profile(options));
        List(routes, "/services", HsdsLists.Services);
        List(routes, "/organizations", HsdsLists.Organizations);
        List(routes, "/service_at_locations", HsdsLists.Places);
        List(routes, "/taxonomies", HsdsLists.Taxonomies);
        List(routes, "/taxonomy_terms", HsdsLists.Terms);
        List(routes, "/nearest", HsdsLists.Nearest);
        One(routes, "/services", (directory, id) => Found(directory, id, HsdsMapping.ServiceId) is { } listing ? directory.Mapping.Full(listing) : null);
        One(routes, "/organizations", (directory, id) => Found(directory, id, HsdsMapping.OrganizationId) is { } listing ? directory.Mapping.Organization(listing) : null);
        One(routes, "/service_at_locations", (directory, id) => Found(directory, id, HsdsMapping.PlaceId) is { } listing ? HsdsLists.Full(directory.Mapping, listing) : null);
        One(routes, "/taxonomies", (directory, id) => directory.Mapping.Terms.Sets.FirstOrDefault(set => set.Id == id));
        One(routes, "/taxonomy_terms", (directory, id) => directory.Mapping.Terms.All.FirstOrDefault(term => term.Id == id));
    }

    private static Listing? Found(HsdsDirectory directory, Guid id, Func<Listing, Guid> kind) =>
        directory.Find(id) is { } listing && kind(listing) == id ? listing : null;

    private object About() =>
        new
        {
            version = "3.2",
            profile = options.Address(Root + "/profile"),
            openapi_url = options.Address(Root + "/openapi.json"),
            description = "Trusted addresses, centres and hotlines for women and children in Viet Nam.",
            publisher = new { name = options.Publisher ?? options.PublicUrl.Host, identifier = options.PublicUrl.AbsoluteUri, email = options.Email, website = options.PublicUrl.AbsoluteUri },
        };

    private static void Document(IEndpointRouteBuilder routes, string path, Func<object> write)
    {
        routes.MapAsking(Root + path, Reading);
        routes.MapMethods(Root + path, Reading, http => HsdsAnswers.SendAsync(http, write()));
    }

    private void List(IEndpointRouteBuilder routes, string path, Func<HsdsDirectory, HsdsQuery, HsdsSelection> list)
    {
        routes.MapAsking(Root + path, Asking);
        routes.MapMethods(Root + path, Asking, async http =>
        {
            var query = await QueryAsync(http);
            var directory = directories.Current;
            var isNearest = path == "/nearest";
            if (!limit.Allows(http, query?.IsLines is true ? CostOfLines : 1)) await HsdsAnswers.TooManyAsync(http);
            else if (query is null) await HsdsAnswers.RefuseAsync(http, "The body is no JSON object of parameters, or too long.");
            else if (query.Fault is { } fault) await HsdsAnswers.RefuseAsync(http, fault);
            else if (isNearest && query.Point is null) await HsdsAnswers.RefuseAsync(http, "Give latitude and longitude in degrees.");
            else if (query.IsLines && !isNearest) await HsdsAnswers.StreamAsync(http, list(directory, query).All, directory.Version);
            else await HsdsAnswers.SendAsync(http, list(directory, query).Page(query));
        });
    }

    private void One(IEndpointRouteBuilder routes, string path, Func<HsdsDirectory, Guid, object?> find)
    {
        routes.MapAsking($"{Root}{path}/{{id}}", Reading);
        routes.MapMethods($"{Root}{path}/{{id}}", Reading, http =>
            !limit.Allows(http) ? HsdsAnswers.TooManyAsync(http) :
            Guid.TryParse(http.Request.RouteValues["id"] as string, out var id) && find(directories.Current, id) is { } found ? HsdsAnswers.SendAsync(http, found) : HsdsAnswers.MissAsync(http));
    }

    private static async Task<HsdsQuery?> QueryAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method)) return HsdsQuery.Read(name => http.Request.Query[name]);
        if (http.Request.ContentLength > LongestBody) return null;
        try
        {
            var buffer = new byte[LongestBody];
            var length = await http.Request.Body.ReadAtLeastAsync(buffer, LongestBody, throwOnEndOfStream: false, http.RequestAborted);
            using var body = JsonDocument.Parse(length == 0 ? "{}"u8.ToArray() : buffer.AsMemory(0, length));
            return body.RootElement.ValueKind is JsonValueKind.Object ? HsdsQuery.Read(name => body.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
