using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SafeHelp.Support.Live;

/// <summary>Zalo's message API for a crowd: notes what each person gets and when, and fails as often as told.</summary>
public sealed class CrowdVendor : IAsyncDisposable
{
    private const string Taken = """{"error":0,"message":"Success","data":{"message_id":"m","user_id":"1","sent_time":"1543908534741"}}""";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<Got>> people = new();
    private WebApplication app = null!;

    private CrowdVendor()
    {
    }

    public string Address => app.Urls.First();

    /// <summary>Share of calls that fail, 0 to 1. A call that fails is not noted: its reply did not arrive.</summary>
    public double Faults { get; set; }

    /// <summary>A person got a message.</summary>
    public event Action<string, Got>? Arrived;

    public int Failed => failed;

    public long Total => total;

    private int failed;
    private long total;

    public static async Task<CrowdVendor> StartAsync()
    {
        var vendor = new CrowdVendor();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        vendor.app = builder.Build();
        vendor.app.Run(vendor.ServeAsync);
        await vendor.app.StartAsync();
        return vendor;
    }

    public IReadOnlyList<Got> Of(string person) => people.TryGetValue(person, out var got) ? [.. got] : [];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        if (Random.Shared.NextDouble() < Faults)
        {
            Interlocked.Increment(ref failed);
            await FailAsync(context);
            return;
        }

        using (var body = await JsonDocument.ParseAsync(context.Request.Body))
        {
            var person = body.RootElement.GetProperty("recipient").GetProperty("user_id").GetString()!;
            var text = body.RootElement.GetProperty("message").GetProperty("text").GetString()!;
            var got = new Got(text, Stopwatch.GetTimestamp());
            people.GetOrAdd(person, _ => new()).Enqueue(got);
            Interlocked.Increment(ref total);
            Arrived?.Invoke(person, got);
        }

        await AnswerAsync(context, 200, Taken);
    }

    private static async Task FailAsync(HttpContext context)
    {
        switch (Random.Shared.Next(20))
        {
            case < 8:
                await AnswerAsync(context, 500, "oops");
                break;
            case < 14:
                await AnswerAsync(context, 429, "slow down");
                break;
            case < 19:
                context.Abort();
                break;
            default:
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted));
                break;
        }
    }

    private static async Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }
}

/// <summary>A message that a person got.</summary>
/// <param name="At">Of the stopwatch.</param>
public sealed record Got(string Text, long At);
