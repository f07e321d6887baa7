using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Inbox;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Messenger;

/// <summary>The address that Facebook posts events to, and asks once whether it is ours.</summary>
public static class MessengerWebhook
{
    public const string Route = "/webhooks/messenger";

    public static IEndpointRouteBuilder MapMessengerWebhook(this IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<MessengerOptions>();
        var intake = routes.ServiceProvider.GetRequiredService<Intake>();
        routes.MapGet(Route, context => VerifyAsync(context, options));
        routes.MapPost(Route, context => ReceiveAsync(context, options, intake));
        return routes;
    }

    private static Task VerifyAsync(HttpContext context, MessengerOptions options)
    {
        var query = context.Request.Query;
        string? challenge = query["hub.challenge"];
        var isOurs = query["hub.mode"] == "subscribe" && SecretText.Matches(options.VerifyToken, query["hub.verify_token"]);
        context.Response.StatusCode = isOurs && challenge is not null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
        if (context.Response.StatusCode != StatusCodes.Status200OK) return Task.CompletedTask;
        // Plain text and nothing else: whoever sends the challenge must not get a page of ours with his words in it.
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(challenge!);
    }

    private static async Task ReceiveAsync(HttpContext context, MessengerOptions options, Intake intake) =>
        context.Response.StatusCode = await AnswerAsync(context.Request, options, intake, context.RequestAborted);

    private static async Task<int> AnswerAsync(HttpRequest request, MessengerOptions options, Intake intake, CancellationToken cancel)
    {
        if (await WebhookBody.ReadAsync(request, cancel) is not { } body) return StatusCodes.Status413PayloadTooLarge;
        if (!MessengerSignature.IsRight(options, body, request.Headers[MessengerSignature.Header])) return StatusCodes.Status401Unauthorized;
        if (WireJson.Object(body) is not { } said) return StatusCodes.Status400BadRequest;
        foreach (var message in new MessengerEvent(options).Map(said)) await intake.AcceptAsync(message, cancel);
        return StatusCodes.Status200OK;
    }
}
