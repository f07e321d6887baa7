namespace SafeHelp.Knowledge.Tables;

/// <summary>The union's summary table as read from a file: a draft a row, and everything that is to be said of it.</summary>
/// <param name="Notes">Of the file and its sheets; what is said of a row stands with it.</param>
public sealed record SummaryTable(IReadOnlyList<ImportRow> Rows, IReadOnlyList<ImportNote> Notes)
{
    private const int TellEvery = 50;

    /// <summary>Reads a file; whatever it holds, it is said in notes and never thrown.</summary>
    /// <param name="progress">Is told how many of the rows are read.</param>
    public static SummaryTable Read(byte[] file, KnowledgeSnapshot knowledge, IProgress<(int Done, int Total)>? progress = null)
    {
        var texts = knowledge.Content.Import;
        var headers = new HeaderWords(texts.Columns);
        var read = new TableReading(texts).Read(file, headers);
        var reader = new RowReader(knowledge);
        var notes = read.Notes.ToList();
        if (notes.Any(note => note.Grade is NoteGrade.Fault)) return new SummaryTable([], notes);
        try
        {
            var tables = Tables(read.Sheets, headers, reader, (texts, notes));
            return new SummaryTable(ReadRows(tables, reader, (texts, notes), progress), notes);
        }
        catch (UnfitTableException unfit)
        {
            return new SummaryTable([], [texts.Note(ImportPlace.File, unfit.Code, hint: TableLimits.RowsInWords)]);
        }
    }

    private static List<SheetTable> Tables(IReadOnlyList<Sheet> sheets, HeaderWords headers, RowReader reader, (ImportTexts Texts, List<ImportNote> Notes) said)
    {
        var tables = new List<SheetTable>();
        foreach (var sheet in sheets.Where(sheet => !IsTemplates(sheet, said.Texts)))
        {
            var place = new ImportPlace(sheet.Name);
            if (sheet.IsHidden) said.Notes.Add(said.Texts.Note(place, ImportCode.HiddenSheet));
            else if (reader.IsHardship(sheet.Name)) said.Notes.Add(said.Texts.Note(place, ImportCode.HardshipSheet));
            else if (SheetTable.Of(sheet, headers, said.Texts) is { } table) tables.Add(table);
            else if (sheet.Rows.Count > 0) said.Notes.Add(said.Texts.Note(place, ImportCode.SkippedSheet));
        }

        var required = string.Join(", ", said.Texts.Columns.Where(column => column.IsRequired).Select(column => $"“{column.Header}”"));
        if (tables.Count == 0 && !said.Notes.Any(note => note.Grade is NoteGrade.Fault)) said.Notes.Add(said.Texts.Note(ImportPlace.File, ImportCode.NoHeader, hint: required));
        said.Notes.AddRange(tables.SelectMany(table => table.Notes));
        return tables;
    }

    private static List<ImportRow> ReadRows(List<SheetTable> tables, RowReader reader, (ImportTexts Texts, List<ImportNote> Notes) said, IProgress<(int Done, int Total)>? progress)
    {
        var rows = new List<ImportRow>();
        var (done, total) = (0, tables.Sum(table => table.Rows.Count));
        foreach (var cells in tables.SelectMany(table => table.Rows.Select(row => new RowCells(table, row, said.Texts))))
        {
            if (IsExample(cells)) said.Notes.Add(said.Texts.Note(new ImportPlace(cells.Sheet, cells.Number), ImportCode.ExampleRow));
            else if (!cells.IsBlank) rows.Add(reader.Read(cells));
            if (++done % TellEvery == 0 || done == total) progress?.Report((done, total));
        }

        if (rows.Count == 0 && tables.Count > 0) said.Notes.Add(said.Texts.Note(ImportPlace.File, ImportCode.NoRows));
        return rows;
    }

    private static bool IsTemplates(Sheet sheet, ImportTexts texts) => sheet.Name == texts.Template.Guide || sheet.Name == texts.Template.Lists;

    // By its mark, or, where somebody numbered it, by its name.
    private static bool IsExample(RowCells row) =>
        row[ImportColumn.Number] == row.Texts.Template.Mark || row[ImportColumn.Name] == row.Texts.Of(ImportColumn.Name).Example;
}
