using System.Net;
using SafeHelp.Support;
using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;

namespace SafeHelp.Server.Tests.Safety;

/// <summary>With the database gone the page still gives the numbers.</summary>
public sealed class DegradedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-degraded").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task With_the_database_gone_the_page_gives_the_numbers_and_readiness_says_so()
    {
        var postgres = await PostgresServer.StartAsync(isDurable: false);
        await using var server = await MeasuredServer.StartAsync(new ServerSetting(
            Path.Combine(AppContext.BaseDirectory, "safehelp.dll"), folder, new Dictionary<string, string> { ["SafeHelp__Database"] = await postgres.CreateDatabaseAsync(), ["SafeHelp__WebChat__Secret"] = "a secret of the tests only" }));
        using var http = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromMinutes(1) };

        await postgres.DisposeAsync();

        await Eventually.TrueAsync(async () =>
        {
            using var ready = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
            return ready.StatusCode is HttpStatusCode.ServiceUnavailable;
        });
        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative));
        foreach (var number in (string[])["tel:111", "tel:113", "tel:115"]) page.ShouldContain(number);
        using var alive = await http.GetAsync(new Uri("/healthz", UriKind.Relative));
        alive.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
