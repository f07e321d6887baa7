using Microsoft.AspNetCore.Builder;
using SafeHelp.Server.Hosting;
using SafeHelp.Storage;
using SafeHelp.Support.Live;

namespace SafeHelp.Load;

/// <summary>Our server inside this program, with a cipher of our choice: what encryption costs is seen beside a cipher that hides nothing.</summary>
internal static class OursServer
{
    public static async Task<int> RunAsync(string cipher, string folder, string port)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var settings = ServerSettings.Read(builder.Configuration, new ServeOptions($"http://127.0.0.1:{port}", null, null)) with { DataFolder = folder };
        Secrets.MakeFolder(folder);
        await using var store = await SqlStore.OpenAsync(settings.Database, cipher == "open" ? new OpenCipher() : new DataProtectionCipher(settings.Keys), TimeProvider.System, default);
        await using var app = ServerHost.Build(builder, settings, store);
        await app.RunAsync();
        return 0;
    }

    /// <summary>Of the server as it is delivered, its runtime's settings among them.</summary>
    public static IReadOnlyDictionary<string, string> Environment(ServerSetting setting) =>
        new Dictionary<string, string>(setting.Environment)
        {
            ["SafeHelp__Content"] = Path.Combine(Path.GetDirectoryName(setting.Program)!, "content"),
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_TC_CallCountingDelayMs"] = "0",
        };

    private sealed class OpenCipher : ICipher
    {
        public ICipher ForPurpose(string purpose) => this;

        public string Protect(string text) => text;

        public string Unprotect(string hidden) => hidden;

        public string Mark(string text) => text;
    }
}
