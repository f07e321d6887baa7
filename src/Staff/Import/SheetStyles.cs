using DocumentFormat.OpenXml.Spreadsheet;

namespace SafeHelp.Staff.Import;

/// <summary>The few looks of the sheets that the console hands out.</summary>
internal static class SheetStyles
{
    public const uint Plain = 0;

    /// <summary>Kept as typed: a phone's leading 0 stays.</summary>
    public const uint Text = 1;

    public const uint Head = 2;
    public const uint Example = 3;

    // The standard's own format for text.
    private const uint AsTyped = 49;

    public static Stylesheet Make() =>
        new(
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Arial" }), new Font(new Bold(), new FontSize { Val = 11 }, new Color { Rgb = "FFFFFFFF" }, new FontName { Val = "Arial" }), new Font(new Italic(), new FontSize { Val = 11 }, new Color { Rgb = "FF4D5963" }, new FontName { Val = "Arial" })),
            new Fills(Pattern(PatternValues.None), Pattern(PatternValues.Gray125), new Fill(new PatternFill(new ForegroundColor { Rgb = "FF0B6059" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(Format(0, 0, 0), Format(AsTyped, 0, 0), Format(AsTyped, 1, 2), Format(AsTyped, 2, 0)));

    private static Fill Pattern(PatternValues pattern) => new(new PatternFill { PatternType = pattern });

    private static CellFormat Format(uint number, uint font, uint fill) =>
        new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
        { NumberFormatId = number, FontId = font, FillId = fill, BorderId = 0, FormatId = 0, ApplyNumberFormat = true, ApplyFont = true, ApplyFill = true, ApplyAlignment = true };
}
