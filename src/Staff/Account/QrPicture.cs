using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace SafeHelp.Staff.Account;

/// <summary>A QR code as inline SVG: one path, no style, so that the page's policy holds and it is sharp on any screen.</summary>
internal static class QrPicture
{
    public static MarkupString Of(string text, string title)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x},{y}h1v1h-1z");
            }
        }

        // The generator's matrix carries its quiet zone.
        return new MarkupString(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"qr\" viewBox=\"0 0 {rows.Count} {rows.Count}\" role=\"img\" aria-label=\"{title}\" shape-rendering=\"crispEdges\"><path class=\"paper\" d=\"M0,0h{rows.Count}v{rows.Count}h-{rows.Count}z\"/><path d=\"{path}\"/></svg>"));
    }
}
