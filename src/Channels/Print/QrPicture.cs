using System.Text;
using QRCoder;

namespace SafeHelp.Channels.Print;

/// <summary>An address as a picture that a phone's camera opens.</summary>
internal static class QrPicture
{
    private const int PixelsPerModule = 16;

    /// <summary>Sharp at any size of paper.</summary>
    public static byte[] Svg(string address)
    {
        using var code = new SvgQRCode(Data(address));
        return Encoding.UTF8.GetBytes(code.GetGraphic(PixelsPerModule));
    }

    /// <summary>For posts on sites that take no SVG.</summary>
    public static byte[] Png(string address)
    {
        using var code = new PngByteQRCode(Data(address));
        return code.GetGraphic(PixelsPerModule);
    }

    // A poster gets folded, stained and written upon: a quarter of it may be lost. The picture lets go of the data.
    private static QRCodeData Data(string address) => QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.Q);
}
