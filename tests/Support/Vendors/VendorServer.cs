using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SafeHelp.Support.Vendors;

/// <summary>A vendor's server on a free port: notes what it gets, answers as told, and fails on demand.</summary>
public sealed class VendorServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<VendorCall> calls = new();
    private readonly ConcurrentQueue<(string Path, VendorFault Fault)> faults = new();
    private readonly TaskCompletionSource closing = new();
    private WebApplication? app;

    private VendorServer()
    {
    }

    public string Address => app!.Urls.First();

    public IReadOnlyList<VendorCall> Calls => [.. calls];

    /// <param name="answer">What is sent back when no fault is due.</param>
    public static async Task<VendorServer> StartAsync(Func<VendorCall, Task<VendorReply>> answer)
    {
        var server = new VendorServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server.app = builder.Build();
        server.app.Run(context => server.ServeAsync(context, answer));
        await server.app.StartAsync();
        return server;
    }

    /// <summary>The next call to an address that ends so meets this fault, and only that one.</summary>
    public void FailNext(string path, VendorFault fault) => faults.Enqueue((path, fault));

    public async ValueTask DisposeAsync()
    {
        closing.TrySetResult();
        await app!.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context, Func<VendorCall, Task<VendorReply>> answer)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var call = new VendorCall(context.Request.Path, headers, await reader.ReadToEndAsync());
        calls.Enqueue(call);
        var isDue = faults.TryPeek(out var next) && call.Path.EndsWith(next.Path, StringComparison.Ordinal);
        if (isDue && faults.TryDequeue(out next)) await FailAsync(context, next.Fault);
        else await WriteAsync(context, await answer(call));
    }

    private async Task FailAsync(HttpContext context, VendorFault fault)
    {
        switch (fault)
        {
            case VendorFault.Answer answer:
                await WriteAsync(context, answer.Reply);
                break;
            case VendorFault.Reset:
                context.Abort();
                break;
            case VendorFault.Hang:
                await Task.WhenAny(closing.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));
                break;
        }
    }

    private static async Task WriteAsync(HttpContext context, VendorReply reply)
    {
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        await context.Response.WriteAsync(reply.Body);
    }
}
