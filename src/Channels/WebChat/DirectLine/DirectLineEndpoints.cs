using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>The routes of Direct Line 3.0.</summary>
internal static class DirectLineEndpoints
{
    private const string Prefix = "/v3/directline";

    public static void MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var tokens = services.GetRequiredService<TokenRoutes>();
        var conversations = services.GetRequiredService<ConversationRoutes>();
        var activities = services.GetRequiredService<ActivityRoutes>();

        var routes = endpoints.MapGroup("").AddEndpointFilter(services.GetRequiredService<DirectLineEdge>());
        routes.MapPost("/webchat/token", (HttpContext http) => tokens.ForPage(http));
        routes.MapPost(Prefix + "/tokens/generate", (Delegate)tokens.GenerateAsync);
        routes.MapPost(Prefix + "/tokens/refresh", (Delegate)tokens.RefreshAsync);
        routes.MapPost(Prefix + "/conversations", (Delegate)conversations.StartAsync);
        routes.MapGet(Prefix + "/conversations/{conversationId}", conversations.ReconnectAsync);
        routes.MapGet(Prefix + "/conversations/{conversationId}/activities", activities.GetAsync);
        routes.MapPost(Prefix + "/conversations/{conversationId}/activities", activities.PostAsync);
        routes.MapPost(Prefix + "/conversations/{conversationId}/upload", activities.UploadAsync);
        routes.MapMethods("/webchat/token", [HttpMethods.Options], () => TypedResults.NoContent());
        routes.MapMethods(Prefix + "/{**rest}", [HttpMethods.Options], () => TypedResults.NoContent());
        endpoints.MapStream(services.GetRequiredService<StreamRoute>());
    }

    // A pipeline of its own, so that whoever maps the web chat need not know that it wants the WebSocket middleware.
    private static void MapStream(this IEndpointRouteBuilder endpoints, StreamRoute stream)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        pipeline.Run(stream.RunAsync);
        endpoints.MapGet(Prefix + "/conversations/{conversationId}/stream", pipeline.Build());
    }
}
