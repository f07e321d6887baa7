using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Channels.Print;

namespace SafeHelp.Channels.WebChat.Page;

/// <summary>The chat page, the guide to safer use, the poster, their files, and the one line for other sites.</summary>
internal static class PageEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPage(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.ServiceProvider.GetRequiredService<PageWriter>();
        var headers = new PageHeaders(endpoints.ServiceProvider.GetRequiredService<Origins>());
        endpoints.MapMethods("/", Reading, http => SendAsync(http, headers, pages.Current.Chat));
        endpoints.MapMethods("/huong-dan", Reading, http => SendAsync(http, headers, pages.Current.Guide));
        endpoints.MapMethods("/ma-qr", Reading, http => SendAsync(http, headers, pages.Current.Poster));
        endpoints.MapMethods("/embed.js", Reading, http => SendEmbedAsync(http, headers, pages.Current.Embed));
        var address = endpoints.ServiceProvider.GetRequiredService<WebChatOptions>().PublicUrl.AbsoluteUri;
        var (svg, png) = (new PageFile(QrPicture.Svg(address), "image/svg+xml"), new PageFile(QrPicture.Png(address), "image/png"));
        endpoints.MapMethods("/ma-qr.svg", Reading, http => SendAsync(http, headers, svg));
        endpoints.MapMethods("/ma-qr.png", Reading, http => SendAsync(http, headers, png));
        foreach (var (name, type) in PageAssets.Served)
        {
            var file = new PageFile(PageAssets.Read(name), type);
            endpoints.MapMethods("/page/" + name, Reading, http => SendAsync(http, headers, file));
        }
    }

    private static Task SendAsync(HttpContext http, PageHeaders headers, PageFile file)
    {
        headers.AddTo(http.Response);
        return file.SendAsync(http);
    }

    private static Task SendEmbedAsync(HttpContext http, PageHeaders headers, PageFile file)
    {
        headers.AddTo(http.Response);
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return file.SendAsync(http);
    }
}
