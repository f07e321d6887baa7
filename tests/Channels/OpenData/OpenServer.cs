using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Channels.OpenData;
using SafeHelp.Channels.Pages;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Samples;
using SafeHelp.Support;

namespace SafeHelp.Channels.Tests.OpenData;

/// <summary>The open data and the pages on loopback, over our content, a sample, a listing that is hidden and one whose place is withheld.</summary>
public sealed class OpenServer : IAsyncLifetime
{
    public const string Hidden = "an-danh-bimat";
    public const string Withheld = "mau-giu-kin";
    public const string Formula = "mau-cong-thuc";
    private const int Samples = 400;

    // Every field of the first, and of the second what may not be known of its place.
    private const string Planted = """
        - id: an-danh-bimat
          name: 'BIMAT tên'
          other_names: ['BIMAT tên khác']
          category: to_tu_van
          phones:
            - { show: '000 9191 9191', dial: '00091919191' }
          cost: 'BIMAT cước'
          hours: 'T2 03:17-04:19'
          hours_note: 'BIMAT giờ'
          audience: [bimat_doi_tuong]
          serves: ['00004']
          province: '01'
          commune: '00004'
          address: 'BIMAT địa chỉ'
          point: '21.717171,105.919191'
          display: internal
          source: 'BIMAT nguồn'
          source_date: '1971-07-17'
          checked: 1971-07-18
          note: 'BIMAT ghi chú'
        - id: mau-giu-kin
          name: '[MẪU] Nhà giữ kín'
          category: to_tu_van
          phones:
            - { show: '000 0000 0001', dial: '00000000001' }
          hours_note: '[MẪU]'
          audience: [moi_nguoi]
          serves: ['01']
          province: '01'
          commune: '00025'
          point: '21.616161,105.818181'
          display: yes
          source: 'BIMAT nguồn'
        - id: mau-cong-thuc
          name: '=HYPERLINK("https://elsewhere.example")[MẪU]'
          category: to_tu_van
          phones:
            - { show: '000 0000 0002', dial: '00000000002' }
          hours_note: '+1 [MẪU]'
          audience: [moi_nguoi]
          serves: ['01']
          province: '01'
          commune: '00004'
          address: '<script>alert(1)</script> [MẪU]'
          point: '21.0365,105.8268'
          display: yes
          source: '[MẪU]'
        """;

    private WebApplication app = null!;

    /// <summary>Tests that share a server ask more of it than a partner does.</summary>
    public int MostRequests { get; init; } = 1_000_000;

    public HttpClient Http { get; } = new();

    public HeardLog Log { get; } = new();

    public KnowledgeSnapshot Knowledge { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Knowledge = Load(Samples);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new FakeTime(new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero)));
        builder.Services.AddSingleton(new TurnSource(new Turn(Knowledge, Understander.Build(UnderstandingContent.Read("no-content", []), _ => null))));
        builder.Services.AddOpenData(Options with { RequestsPerMinuteAndAddress = MostRequests }).AddPages(new PagesOptions(Options.PublicUrl, null, null));
        app = builder.Build();
        app.MapOpenData().MapPages();
        await app.StartAsync();
        Http.BaseAddress = new Uri(app.Urls.First());
    }

    public static OpenDataOptions Options { get; } = new(new Uri("https://help.example"), "[MẪU]", null);

    /// <summary>Our content with the planted listings and so many made-up ones.</summary>
    public static KnowledgeSnapshot Load(int samples)
    {
        var folder = Directory.CreateTempSubdirectory("safehelp-open-").FullName;
        foreach (var file in Directory.EnumerateFiles(Node.Content, "*", SearchOption.AllDirectories).Where(file => !file.Contains("understanding", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Node.Content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllText(Path.Combine(folder, "listings", "planted.yml"), Planted);
        List<ContentProblem> problems = [];
        if (samples > 0) SampleFile.Write(Path.Combine(folder, "listings", "sample.csv"), SampleDirectory.Make(folder, Places(folder), (samples, 1), problems));
        var knowledge = KnowledgeSnapshot.Load(folder);
        Directory.Delete(folder, recursive: true);
        return knowledge;
    }

    /// <summary>The same, with some listings as a record would have them: with languages.</summary>
    public static KnowledgeSnapshot Spoken(KnowledgeSnapshot knowledge) =>
        knowledge.With([.. knowledge.Published.OrderBy(listing => listing.Id, StringComparer.Ordinal).Take(20).Select(listing => listing with { Languages = ["hmong", "vi"] })], []);

    public async Task<JsonElement> JsonAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private static SafeHelp.Knowledge.Places.Gazetteer Places(string folder) => SafeHelp.Knowledge.Places.Gazetteer.Load(folder, []);
}

[CollectionDefinition(nameof(OpenPages))]
public sealed class OpenPages : ICollectionFixture<OpenServer>;
