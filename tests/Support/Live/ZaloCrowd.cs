using System.Net;
using System.Text;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Support.Live;

/// <summary>Many people on Zalo: signs what they type as the vendor would, and posts it.</summary>
public sealed class ZaloCrowd : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), ConnectTimeout = TimeSpan.FromSeconds(3) })
    {
        Timeout = TimeSpan.FromSeconds(15),
    };

    /// <returns>True when the server says that it has the message.</returns>
    public async Task<bool> PostAsync(string server, string person, string messageId, string text)
    {
        const string Timestamp = "1700000000000";
        var body = Encoding.UTF8.GetBytes($$$"""{"app_id":"{{{ZaloStandIn.AppId}}}","event_name":"user_send_text","timestamp":"{{{Timestamp}}}","sender":{"id":"{{{person}}}"},"recipient":{"id":"{{{ZaloStandIn.OaId}}}"},"message":{"msg_id":"{{{messageId}}}","text":"{{{text}}}"}}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server}/webhooks/zalo") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-ZEvent-Signature", ZaloStandIn.Sign(body, Timestamp));
        try
        {
            using var answer = await http.SendAsync(request);
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => http.Dispose();
}
