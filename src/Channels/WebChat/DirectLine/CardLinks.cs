using System.Globalization;
using SafeHelp.Bot.Activities;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Where the buttons of a card lead. Nothing is asked of the map's site until the person taps.</summary>
internal static class CardLinks
{
    private const string MapAddress = "https://www.google.com/maps/dir/?api=1&destination=";

    public static string Dial(CallAction call) => "tel:" + call.Dial;

    public static string Way(Pin pin) => MapAddress + Point(pin);

    public static string Point(Pin pin) => string.Create(CultureInfo.InvariantCulture, $"{pin.Latitude:0.######},{pin.Longitude:0.######}");
}
