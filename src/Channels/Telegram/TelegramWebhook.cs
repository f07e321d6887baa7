using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>The address that Telegram posts updates to.</summary>
public static class TelegramWebhook
{
    public const string Route = "/webhooks/telegram";

    internal const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>Maps the webhook; nothing is mapped in polling mode, whose settings need no secret.</summary>
    public static IEndpointRouteBuilder MapTelegramWebhook(this IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<TelegramOptions>();
        var door = routes.ServiceProvider.GetRequiredService<TelegramDoor>();
        if (options.Mode is TelegramMode.Webhook) routes.MapPost(Route, context => ReceiveAsync(context, options, door));
        return routes;
    }

    private static async Task ReceiveAsync(HttpContext context, TelegramOptions options, TelegramDoor door) =>
        context.Response.StatusCode = await AnswerAsync(context.Request, options, door, context.RequestAborted);

    private static async Task<int> AnswerAsync(HttpRequest request, TelegramOptions options, TelegramDoor door, CancellationToken cancel)
    {
        if (!SecretText.Matches(options.WebhookSecret, request.Headers[SecretHeader])) return StatusCodes.Status401Unauthorized;
        if (await WebhookBody.ReadAsync(request, cancel) is not { } body) return StatusCodes.Status413PayloadTooLarge;
        if (WireJson.Object(body) is not { } update) return StatusCodes.Status400BadRequest;
        await door.AcceptAsync(update, cancel);
        return StatusCodes.Status200OK;
    }
}
