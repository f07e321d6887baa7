namespace SafeHelp.Knowledge.Tables;

/// <summary>A spreadsheet as it was handed in: its sheets, and what is to be said of the file as a whole.</summary>
internal sealed record TableFile(IReadOnlyList<Sheet> Sheets, IReadOnlyList<ImportNote> Notes)
{
    public static TableFile Refused(ImportNote note) => new([], [note]);
}

/// <summary>One sheet; rows that hold nothing are left out.</summary>
/// <param name="HiddenColumns">0-based.</param>
internal sealed record Sheet(string Name, bool IsHidden, IReadOnlyList<SheetRow> Rows, IReadOnlyList<CellRange> Merged, IReadOnlyList<int> HiddenColumns);

/// <summary>One row.</summary>
/// <param name="Number">As the spreadsheet program shows it, 1-based.</param>
/// <param name="Cells">By column, 0-based; empty ones are left out.</param>
internal sealed record SheetRow(int Number, bool IsHidden, IReadOnlyDictionary<int, SheetCell> Cells);

/// <summary>What stands in a cell, as text.</summary>
internal readonly record struct SheetCell(string Text, CellKind Kind);

/// <summary>Where a cell's text comes from.</summary>
internal enum CellKind { Text, Number, Date, Formula, FormulaWithoutValue, Error }

/// <summary>Cells merged into one; all bounds belong to it.</summary>
internal readonly record struct CellRange(int FirstColumn, int FirstRow, int LastColumn, int LastRow)
{
    public bool Holds(int column, int row) => column >= FirstColumn && column <= LastColumn && row >= FirstRow && row <= LastRow;

    public override string ToString() => $"{Columns.Letters(FirstColumn)}{FirstRow}:{Columns.Letters(LastColumn)}{LastRow}";
}

/// <summary>Columns as spreadsheet programs name them: A, B … Z, AA.</summary>
internal static class Columns
{
    private const int Alphabet = 26;

    // XFD, the last one of Excel, has three letters.
    private const int MostLetters = 3;

    public static string Letters(int column) =>
        column < Alphabet ? $"{(char)('A' + column)}" : Letters(column / Alphabet - 1) + (char)('A' + column % Alphabet);

    /// <summary>Column (0-based) and row (1-based) of an address such as "C12"; null for anything else.</summary>
    public static (int Column, int Row)? Address(ReadOnlySpan<char> text)
    {
        var column = 0;
        var at = 0;
        for (; at < text.Length && at < MostLetters && char.IsAsciiLetterUpper(text[at]); at++) column = column * Alphabet + (text[at] - 'A' + 1);
        return at > 0 && int.TryParse(text[at..], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var row) && row > 0 ? (column - 1, row) : null;
    }

    public static CellRange? Range(string text)
    {
        var ends = text.Split(':');
        return Address(ends[0]) is { } first && Address(ends[^1]) is { } last ? new CellRange(first.Column, first.Row, last.Column, last.Row) : null;
    }
}
