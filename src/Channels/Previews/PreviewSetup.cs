using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Editing;

namespace SafeHelp.Channels.Previews;

/// <summary>The looks of all channels, also of those that are switched off: their turn may come.</summary>
public static class PreviewSetup
{
    public static IServiceCollection AddPreviews(this IServiceCollection services) =>
        services.AddSingleton<IChannelPreview, WebChatPreview>().AddSingleton<IChannelPreview, ZaloPreview>()
            .AddSingleton<IChannelPreview, TelegramPreview>().AddSingleton<IChannelPreview, MessengerPreview>();
}
