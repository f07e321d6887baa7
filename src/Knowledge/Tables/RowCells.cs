namespace SafeHelp.Knowledge.Tables;

/// <summary>One row by column names, and what was found to say of it.</summary>
internal sealed class RowCells(SheetTable table, SheetRow row, ImportTexts texts)
{
    private static readonly char[] Several = [';', '\n', '|'];

    private readonly List<ImportNote> notes = [];
    private readonly HashSet<ImportColumn> faulty = [];

    public ImportTexts Texts => texts;

    public IReadOnlyList<ImportNote> Notes => notes;

    public string Sheet => table.Sheet.Name;

    public int Number => row.Number;

    /// <summary>Nothing stands in it but perhaps its number.</summary>
    public bool IsBlank => !table.ColumnAt.Any(column => column.Key is not ImportColumn.Number && row.Cells.ContainsKey(column.Value));

    public string this[ImportColumn column] => Cell(column).Text ?? "";

    public CellKind KindOf(ImportColumn column) => Cell(column).Kind;

    /// <summary>The values of a cell that may hold several.</summary>
    public IReadOnlyList<string> Parts(ImportColumn column) => this[column].Split(Several, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool IsFaulty(ImportColumn column) => faulty.Contains(column);

    public void Say(ImportColumn column, ImportCode code, string value = "", string hint = "")
    {
        var letter = table.ColumnAt.TryGetValue(column, out var at) ? Columns.Letters(at) : "";
        var note = texts.Note(new ImportPlace(Sheet, Number, letter, texts.Of(column).Header), code, value, hint);
        notes.Add(note);
        if (note.Grade is NoteGrade.Fault) faulty.Add(column);
    }

    /// <summary>What is wrong with the cells themselves, whatever they mean.</summary>
    public void CheckCells()
    {
        foreach (var column in table.ColumnAt.Keys)
        {
            var cell = Cell(column);
            if (cell.Kind is CellKind.Error) Say(column, ImportCode.CellError, cell.Text);
            else if (cell.Kind is CellKind.FormulaWithoutValue) Say(column, ImportCode.FormulaWithoutValue);
            else if (cell.Kind is CellKind.Formula) Say(column, ImportCode.FormulaValue, cell.Text);
            else if (cell.Kind is CellKind.Date && column is not ImportColumn.Exceptions) Say(column, ImportCode.DateForText, cell.Text);
            if (cell.Text?.Length > TableLimits.CellLetters) Say(column, ImportCode.TooLong, hint: $"{TableLimits.CellLetters}");
            if (cell.Text?.Contains('\uFFFD', StringComparison.Ordinal) is true) Say(column, ImportCode.UnreadableText, cell.Text);
        }

        foreach (var column in texts.Columns.Where(column => column.IsRequired && this[column.Column].Length == 0 && table.ColumnAt.ContainsKey(column.Column) && !IsFaulty(column.Column)))
            Say(column.Column, ImportCode.Missing, hint: column.Help);
    }

    private SheetCell Cell(ImportColumn column) => table.ColumnAt.TryGetValue(column, out var at) ? row.Cells.GetValueOrDefault(at) : default;
}
