using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Channels.Pages;

/// <summary>Where the page of a unit or a listing is: its code, and its name for whoever reads addresses.</summary>
internal static class UnitAddress
{
    public const string Root = "/dia-chi";

    public static string Of(Unit unit) => $"{Root}/{unit.Code}-{Slug(unit.Name)}";

    public static string OfListing(string id) => $"{Root}/noi/{Uri.EscapeDataString(id)}";

    private static string Slug(string name) =>
        string.Join('-', string.Concat(Folding.Fold(name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
