using SafeHelp.Knowledge.Tables;

namespace SafeHelp.Bot.Records.Import;

/// <summary>What a file would bring.</summary>
/// <param name="Notes">Everything that is to be said of it: faults first in the order of the table, then doubts, then marks.</param>
/// <param name="Area">Whose rows were looked at; null for the operator's.</param>
public sealed record ImportPreview(IReadOnlyList<ImportRow> Rows, IReadOnlyList<ImportNote> Notes, int Faults, int Doubts, string? Area)
{
    public int Marks => Notes.Count - Faults - Doubts;

    /// <summary>All rows are right; those that may be there twice want a second look.</summary>
    public bool MayBeTaken => Faults == 0 && Rows.Count > 0;

    internal static ImportPreview Of(SummaryTable table, IEnumerable<ImportNote> added, string? area)
    {
        IEnumerable<ImportNote> all = table.Notes.Concat(table.Rows.SelectMany(row => row.Notes)).Concat(added);
        List<ImportNote> notes = [.. all.OrderBy(note => note.Grade).ThenBy(note => note.Sheet, StringComparer.Ordinal).ThenBy(note => note.Row).ThenBy(note => note.Column.Length).ThenBy(note => note.Column, StringComparer.Ordinal)];
        return new ImportPreview(table.Rows, notes, notes.Count(note => note.Grade is NoteGrade.Fault), notes.Count(note => note.Grade is NoteGrade.Doubt), area);
    }
}
