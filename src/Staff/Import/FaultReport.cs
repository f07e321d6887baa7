using System.Text;
using SafeHelp.Knowledge.Tables;

namespace SafeHelp.Staff.Import;

/// <summary>Everything that is to be said of a table, as a table to work off.</summary>
public static class FaultReport
{
    // Where a spreadsheet begins to count, also behind spaces and behind what it does not show.
    private const string WouldBeFormula = "=+-@\t\r\n";

    public static byte[] Csv(IEnumerable<ImportNote> notes, ImportTexts texts)
    {
        var text = new StringBuilder();
        foreach (var row in Rows(notes, texts)) text.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        // Excel takes a file for Unicode only by its mark.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    public static byte[] Xlsx(IEnumerable<ImportNote> notes, ImportTexts texts)
    {
        using var file = new SheetFile();
        file.Add(texts.Template.Sheet, Rows(notes, texts).Select((row, at) => (row, at == 0 ? SheetStyles.Head : SheetStyles.Text)), [16, 8, 8, 24, 12, 60, 60], SheetStyles.Text);
        return file.Bytes();
    }

    /// <summary>"Lỗi", "Cần xem", "Lưu ý".</summary>
    public static string Grade(NoteGrade grade, ImportTexts texts) => texts.Words("grades").ElementAtOrDefault((int)grade) ?? grade.ToString();

    private static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<ImportNote> notes, ImportTexts texts)
    {
        yield return texts.Words("report_heads");
        foreach (var note in notes) yield return [note.Sheet, note.Row > 0 ? $"{note.Row}" : "", note.Column, note.Header, Grade(note.Grade, texts), note.What, note.Mend];
    }

    private static string Quoted(string value)
    {
        value = SheetFile.Readable(value);
        if (value.TrimStart(' ') is [var first, ..] && WouldBeFormula.Contains(first)) value = "'" + value;
        return $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
