using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SafeHelp.Browser.Tests;

/// <summary>A union's site: one page that carries the one line, under a name that the server allows and under one that it does not.</summary>
public sealed class HostSite : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly int port = FreePort();

    public HostSite()
    {
        listener.Prefixes.Add(Allowed + "/");
        listener.Prefixes.Add(Other + "/");
        listener.Start();
        _ = ServeAsync();
    }

    public string Allowed => $"http://localhost:{port}";

    public string Other => $"http://127.0.0.1:{port}";

    public string Html { get; set; } = "";

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var visit = await listener.GetContextAsync();
                visit.Response.ContentType = "text/html; charset=utf-8";
                visit.Response.Close(Encoding.UTF8.GetBytes(Html), willBlock: false);
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
