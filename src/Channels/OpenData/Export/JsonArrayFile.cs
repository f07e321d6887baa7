using System.Text.Json;
using SafeHelp.Channels.OpenData.Hsds;

namespace SafeHelp.Channels.OpenData.Export;

/// <summary>A file that is one JSON array, one object a line.</summary>
internal sealed class JsonArrayFile(string path) : IAsyncDisposable
{
    private readonly FileStream file = File.Create(path, 64 * 1024);
    private bool isBegun;

    public async Task AddAsync<T>(T one, CancellationToken cancel)
    {
        file.Write(isBegun ? ",\n"u8 : "[\n"u8);
        isBegun = true;
        await JsonSerializer.SerializeAsync(file, one, HsdsJson.Options, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        file.Write(isBegun ? "\n]\n"u8 : "[]\n"u8);
        await file.DisposeAsync();
    }
}
