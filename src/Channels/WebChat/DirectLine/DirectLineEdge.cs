using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>What every Direct Line route has around it: CORS, no caching, and an answer also to what goes wrong.</summary>
internal sealed class DirectLineEdge(Origins origins, ILogger<DirectLineEdge> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        origins.AddHeaders(http);
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (JsonException)
        {
            return DirectLineAnswers.Malformed("The body is not valid JSON.");
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? DirectLineAnswers.TooLarge() : DirectLineAnswers.Malformed("The body is incomplete.");
        }
        catch (Exception fault) when (!http.RequestAborted.IsCancellationRequested)
        {
            log.LogError("Direct Line {Method} failed: {Fault}", http.Request.Method, fault.GetType().Name);
            return DirectLineAnswers.NotStored();
        }
    }
}
