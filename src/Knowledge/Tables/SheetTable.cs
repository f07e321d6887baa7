namespace SafeHelp.Knowledge.Tables;

/// <summary>A sheet whose header was found: its rows below, and what is to be said of the sheet as a whole.</summary>
internal sealed record SheetTable(Sheet Sheet, IReadOnlyDictionary<ImportColumn, int> ColumnAt, IReadOnlyList<SheetRow> Rows, IReadOnlyList<ImportNote> Notes)
{
    private const int HeaderWithin = 30;
    private const int FewestColumns = 2;
    private const int MostFilled = 200_000;

    /// <summary>Null where no row names the columns.</summary>
    public static SheetTable? Of(Sheet sheet, HeaderWords headers, ImportTexts texts)
    {
        var header = sheet.Rows.Take(HeaderWithin).MaxBy(headers.Count);
        if (header is null || headers.Count(header) < FewestColumns) return null;
        var notes = new List<ImportNote>();
        var columns = ReadHeader(sheet, header, headers, (texts, notes));
        var rows = sheet.Rows.Where(row => row.Number > header.Number).ToList();
        var filled = FillMerged(sheet with { Rows = rows }, header.Number, columns, (texts, notes));
        notes.AddRange(Hidden(sheet, filled, columns, texts));
        return new SheetTable(sheet, columns, filled, notes);
    }

    private static Dictionary<ImportColumn, int> ReadHeader(Sheet sheet, SheetRow header, HeaderWords headers, (ImportTexts Texts, List<ImportNote> Notes) said)
    {
        var columns = new Dictionary<ImportColumn, int>();
        foreach (var (at, cell) in header.Cells.OrderBy(cell => cell.Key))
        {
            var place = new ImportPlace(sheet.Name, header.Number, Columns.Letters(at), cell.Text);
            if (headers.Of(cell.Text) is not { } column) said.Notes.Add(said.Texts.Note(place, ImportCode.ExtraColumn, cell.Text));
            else if (!columns.TryAdd(column, at)) said.Notes.Add(said.Texts.Note(place, ImportCode.DoubledColumn, said.Texts.Of(column).Header));
        }

        foreach (var column in said.Texts.Columns.Where(column => column.IsRequired && !columns.ContainsKey(column.Column)))
            said.Notes.Add(said.Texts.Note(new ImportPlace(sheet.Name, header.Number, "", column.Header), ImportCode.MissingColumn, column.Header, column.Help));
        return columns;
    }

    // A merged cell holds its value at its first row only; the officer sees it on all of them.
    private static List<SheetRow> FillMerged(Sheet sheet, int header, Dictionary<ImportColumn, int> columns, (ImportTexts Texts, List<ImportNote> Notes) said)
    {
        var rows = sheet.Rows.ToDictionary(row => row.Number, row => row with { Cells = new Dictionary<int, SheetCell>(row.Cells) });
        var filled = 0;
        foreach (var range in sheet.Merged.Where(range => range.FirstRow > header))
        {
            var across = columns.Where(column => column.Value >= range.FirstColumn && column.Value <= range.LastColumn).OrderBy(column => column.Value).ToList();
            if (across.Count == 0 || !rows.TryGetValue(range.FirstRow, out var first) || !first.Cells.TryGetValue(range.FirstColumn, out var cell)) continue;
            var place = new ImportPlace(sheet.Name, range.FirstRow, Columns.Letters(range.FirstColumn), said.Texts.Of(across[0].Key).Header);
            if (across.Count > 1) said.Notes.Add(said.Texts.Note(place, ImportCode.MergedAcross, cell.Text, range.ToString()));
            else if (range.LastRow > range.FirstRow) said.Notes.Add(said.Texts.Note(place, ImportCode.MergedDown, cell.Text, range.ToString()));
            foreach (var row in sheet.Rows.Where(row => row.Number > range.FirstRow && row.Number <= range.LastRow)) ((Dictionary<int, SheetCell>)rows[row.Number].Cells)[range.FirstColumn] = cell;
            filled += sheet.Rows.Count;
            if (filled > MostFilled * 10) throw new UnfitTableException(ImportCode.TooManyRows);
        }

        return [.. rows.Values.OrderBy(row => row.Number)];
    }

    private static IEnumerable<ImportNote> Hidden(Sheet sheet, List<SheetRow> rows, Dictionary<ImportColumn, int> columns, ImportTexts texts)
    {
        var hidden = rows.Where(row => row.IsHidden).Select(row => row.Number).ToList();
        if (hidden.Count > 0) yield return texts.Note(new ImportPlace(sheet.Name, hidden[0]), ImportCode.HiddenRows, Listed(hidden));
        foreach (var (column, at) in columns.Where(column => sheet.HiddenColumns.Contains(column.Value)))
            yield return texts.Note(new ImportPlace(sheet.Name, 0, Columns.Letters(at), texts.Of(column).Header), ImportCode.HiddenColumns, texts.Of(column).Header);
    }

    private static string Listed(List<int> numbers) => string.Join(", ", numbers.Take(20)) + (numbers.Count > 20 ? "…" : "");
}
