using SafeHelp.Knowledge.Tables.Workbooks;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tables;

/// <summary>Makes sheets of a file's bytes, whatever it calls itself.</summary>
internal sealed class TableReading(ImportTexts texts)
{
    private static readonly byte[] Zip = "PK"u8.ToArray();
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] Pdf = "%PDF"u8.ToArray();

    // An encrypted workbook is a compound file that holds this name, in UTF-16.
    private static readonly byte[] Encrypted = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");

    public TableFile Read(byte[] file, HeaderWords headers)
    {
        try
        {
            return Sheets(file, headers);
        }
        catch (UnfitTableException unfit)
        {
            var hint = unfit.Code is ImportCode.FileTooBig ? TableLimits.BytesInWords : TableLimits.RowsInWords;
            return TableFile.Refused(texts.Note(ImportPlace.File, unfit.Code, hint: hint));
        }
    }

    private TableFile Sheets(byte[] file, HeaderWords headers)
    {
        if (file.Length == 0) throw new UnfitTableException(ImportCode.FileEmpty);
        if (file.Length > TableLimits.Bytes) throw new UnfitTableException(ImportCode.FileTooBig);
        if (file.AsSpan().StartsWith(Compound)) throw new UnfitTableException(file.AsSpan().IndexOf(Encrypted) >= 0 ? ImportCode.FileIsLocked : ImportCode.FileIsOldExcel);
        if (file.AsSpan().StartsWith(Pdf)) throw new UnfitTableException(ImportCode.FileIsNoTable);
        if (file.AsSpan().StartsWith(Zip)) return Readable(Workbook.Read(file));
        var (text, encoding) = TextFile.Read(file, texts.Encodings, texts.Syllables);
        ImportNote[] notes = encoding is null ? [] : [texts.Note(ImportPlace.File, ImportCode.ConvertedFile, hint: encoding)];
        return new TableFile([Composed(TextTable.Read(text, headers))], notes);
    }

    // Fonts of before Unicode live on in workbooks: their cells hold what only such a font shows rightly.
    private TableFile Readable(IReadOnlyList<Sheet> sheets)
    {
        var notes = new Dictionary<(string, int), ImportNote>();
        List<Sheet> readable = [.. sheets.Select(sheet => sheet with { Rows = [.. sheet.Rows.Select(row => row with { Cells = row.Cells.ToDictionary(cell => cell.Key, cell => Readable(cell.Value, (sheet.Name, row.Number, cell.Key), notes)) })] })];
        return new TableFile(readable, [.. notes.Values]);
    }

    private SheetCell Readable(SheetCell cell, (string Sheet, int Row, int Column) at, Dictionary<(string, int), ImportNote> notes)
    {
        if (texts.Encodings.Convert(cell.Text, texts.Syllables) is not { } old) return cell with { Text = Composing.Compose(cell.Text) };
        // Said once a column: the rest of it is the same.
        var place = new ImportPlace(at.Sheet, at.Row, Columns.Letters(at.Column));
        notes.TryAdd((at.Sheet, at.Column), texts.Note(place, ImportCode.ConvertedText, old.Text, old.Encoding));
        return cell with { Text = old.Text };
    }

    private static Sheet Composed(Sheet sheet) =>
        sheet with { Rows = [.. sheet.Rows.Select(row => row with { Cells = row.Cells.ToDictionary(cell => cell.Key, cell => cell.Value with { Text = Composing.Compose(cell.Value.Text) }) })] };
}
