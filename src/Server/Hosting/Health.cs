using System.Data.Common;
using SafeHelp.Bot.Outbox;
using SafeHelp.Staff;

namespace SafeHelp.Server.Hosting;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: the database is reachable and the content loaded; counts and ages, no secrets.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Json(new { status = "alive" }));
        routes.MapGet("/readyz", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(ILineStatus line, ContentReport content, TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            var status = await line.ReadAsync(cancel);
            var now = clock.GetUtcNow();
            return Results.Json(new
            {
                status = "ready",
                contentProblems = content.Problems.Count,
                contentRefused = content.Refused.Count,
                inbox = new { waiting = status.Waiting, oldestSeconds = Age(status.OldestWaiting, now), setAside = status.SetAside },
                outbox = new { waiting = status.Undelivered, oldestSeconds = Age(status.OldestUndelivered, now), givenUp = status.GivenUp, withheld = status.Withheld },
            });
        }
        catch (DbException)
        {
            return Results.Json(new { status = "database unreachable" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static long? Age(DateTimeOffset? since, DateTimeOffset now) => since is null ? null : (long)(now - since.Value).TotalSeconds;
}
