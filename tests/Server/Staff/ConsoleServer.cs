using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Server.Hosting;
using SafeHelp.Storage;
using SafeHelp.Support;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Staff;

/// <summary>The whole service as the program composes it, in this process, with a clock that tests move.</summary>
public class ConsoleServer : IAsyncLifetime
{
    public const string HanoiWard = "00070";
    public const string Hanoi = "01";
    public const string SaigonWard = "26740";
    public const string Saigon = "79";

    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-console-").FullName;
    private SqlStore store = null!;
    private int people;

    public FakeTime Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public WebApplication App { get; private set; } = null!;

    public string Address => App.Urls.First();

    public Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerLimits Limits => App.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>>().Value.Limits;

    public IStaffAccounts Accounts => store.Staff;

    public IAccessLog AccessLog => store.AccessLog;

    public IReadOnlyList<RouteEndpoint> StaffRoutes =>
        [.. App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.RoutePattern.RawText?.TrimStart('/').StartsWith("staff", StringComparison.Ordinal) is true)];

    protected virtual string? PublicUrl => null;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        if (PublicUrl is not null) builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("SafeHelp:PublicUrl", PublicUrl)]);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        var settings = ServerSettings.Read(builder.Configuration, new ServeOptions("http://127.0.0.1:0", folder, null));
        store = await SqlStore.OpenAsync(settings.Database, new DataProtectionCipher(settings.Keys), Clock, default);
        App = ServerHost.Build(builder, settings, store);
        await App.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await store.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>An invitation for somebody new.</summary>
    public async Task<Invitation> InviteAsync(StaffRole role, string area)
    {
        var invitation = Invitation.For($"{role}{Interlocked.Increment(ref people)}@hoi.example", role, area, Clock.GetUtcNow());
        (await Accounts.AddAsync(invitation.Account, default)).ShouldBeTrue();
        return invitation;
    }

    /// <summary>Somebody new, inside, with what she needs for it.</summary>
    public async Task<(ConsoleVisitor Visitor, StaffAccount Account)> EnterAsync(StaffRole role, string area)
    {
        var invitation = await InviteAsync(role, area);
        var visitor = new ConsoleVisitor(Address);
        await visitor.ComeInAsync(invitation.Link.Address(""), invitation.Account.Email!);
        return (visitor, (await Accounts.FindAsync(invitation.Account.Id, default))!);
    }
}

/// <summary>The same behind https.</summary>
public sealed class SecureConsoleServer : ConsoleServer
{
    protected override string? PublicUrl => "https://help.example";
}

[CollectionDefinition(nameof(InTheConsole))]
public sealed class InTheConsole : ICollectionFixture<ConsoleServer>;
