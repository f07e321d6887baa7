using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SafeHelp.Support.Live;

/// <summary>A vendor's message API for a crowd: notes what each person gets and when, and fails as often as told.</summary>
public sealed class CrowdVendor : IAsyncDisposable
{
    private const string Taken = """{"error":0,"message":"Success","data":{"message_id":"m","user_id":"1","sent_time":"1543908534741"}}""";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<Got>> people = new();
    private readonly ConcurrentDictionary<string, int> faults = new();
    private WebApplication app = null!;

    private CrowdVendor()
    {
    }

    public string Address => app.Urls.First();

    /// <summary>Share of calls that fail, 0 to 1. A call that fails is not noted: its reply did not arrive.</summary>
    public double Faults { get; set; }

    /// <summary>A person got a message.</summary>
    public event Action<string, Got>? Arrived;

    public long Total => total;

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
            await FailAsync(context);
            return;
        }

        using (var body = await JsonDocument.ParseAsync(context.Request.Body))
        {
            var (person, text) = Read(body.RootElement);
            var got = new Got(text, Stopwatch.GetTimestamp());
            people.GetOrAdd(person, _ => new()).Enqueue(got);
            Interlocked.Increment(ref total);
            Arrived?.Invoke(person, got);
        }

        await AnswerAsync(context, 200, Taken);
    }

    // Zalo's message, or an activity of the Bot Framework, whose connector it plays for the bot that is measured beside ours.
    private static (string Person, string Text) Read(JsonElement body) =>
        body.TryGetProperty("message", out var message)
            ? (body.GetProperty("recipient").GetProperty("user_id").GetString()!, message.GetProperty("text").GetString()!)
            : (body.GetProperty("recipient").GetProperty("id").GetString()!, body.GetProperty("text").GetString()!);

    /// <summary>How often it failed in which way, since it was last asked.</summary>
    public string FaultsByKind() => string.Join(", ", faults.Keys.Order(StringComparer.Ordinal).Select(kind => faults.TryRemove(kind, out var times) ? $"{kind} {times}" : ""));

    private async Task FailAsync(HttpContext context)
    {
        switch (Random.Shared.Next(20))
        {
            case < 8:
                Count("500");
                await AnswerAsync(context, 500, "oops");
                break;
            case < 14:
                Count("429");
                await AnswerAsync(context, 429, "slow down");
                break;
            case < 19:
                Count("reset");
                context.Abort();
                break;
            default:
                Count("hang");
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted));
                break;
        }
    }

    private void Count(string kind) => faults.AddOrUpdate(kind, 1, (_, times) => times + 1);

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
