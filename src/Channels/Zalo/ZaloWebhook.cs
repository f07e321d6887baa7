using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Inbox;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Zalo;

/// <summary>The address that Zalo posts events to.</summary>
public static class ZaloWebhook
{
    public const string Route = "/webhooks/zalo";

    internal const string SignatureHeader = "X-ZEvent-Signature";

    public static IEndpointRouteBuilder MapZaloWebhook(this IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<ZaloOptions>();
        var intake = routes.ServiceProvider.GetRequiredService<Intake>();
        routes.MapPost(Route, context => ReceiveAsync(context, options, intake));
        return routes;
    }

    private static async Task ReceiveAsync(HttpContext context, ZaloOptions options, Intake intake) =>
        context.Response.StatusCode = await AnswerAsync(context.Request, options, intake, context.RequestAborted);

    private static async Task<int> AnswerAsync(HttpRequest request, ZaloOptions options, Intake intake, CancellationToken cancel)
    {
        if (await WebhookBody.ReadAsync(request, cancel) is not { } body) return StatusCodes.Status413PayloadTooLarge;
        // Saving the address in Zalo's console sends an empty call, which has to get 200 or the address is not taken.
        if (body.Length == 0) return StatusCodes.Status200OK;
        string? claim = request.Headers[SignatureHeader];
        if (string.IsNullOrEmpty(claim)) return StatusCodes.Status401Unauthorized;
        if (WireJson.Object(body) is not { } said) return StatusCodes.Status400BadRequest;
        var isOurs = ZaloSignature.IsRight(options, body, said.Text("timestamp"), claim) && said.Text("app_id") == options.AppId;
        if (!isOurs) return StatusCodes.Status401Unauthorized;
        if (ZaloEvent.Map(said, body, options.TakeoverPause) is { } message) await intake.AcceptAsync(message, cancel);
        return StatusCodes.Status200OK;
    }
}
