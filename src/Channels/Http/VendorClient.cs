using System.Net.Http.Headers;
using System.Text.Json;

namespace SafeHelp.Channels.Http;

/// <summary>Calls a vendor's API once. Whatever goes wrong outside comes back as a value.</summary>
internal sealed class VendorClient : IDisposable
{
    private const int LongestAnswer = 16 * 1024 * 1024;

    private readonly TimeProvider clock;
    private readonly HttpClient http;

    public VendorClient(TimeProvider clock)
    {
        this.clock = clock;
        // Own handler, not the factory's: that one logs addresses, and a Telegram address holds the bot's token.
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };
    }

    // Written out first: the call then says how long it is and goes out in one piece.
    public static HttpRequestMessage Post(string address, object body) =>
        new(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), WireJson.Written))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
            },
        };

    public async Task<VendorAnswer> SendAsync(HttpRequestMessage request, TimeSpan patience, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var body = WireJson.Object(await response.Content.ReadAsByteArrayAsync(either.Token));
            return new VendorAnswer((int)response.StatusCode, body ?? default, body is null ? "not-json" : null) { Date = response.Headers.Date };
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return VendorAnswer.None("unreachable");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return VendorAnswer.None("timeout");
        }
    }

    public void Dispose() => http.Dispose();
}
