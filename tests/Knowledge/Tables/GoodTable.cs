using System.Text;
using SafeHelp.Knowledge.Tables;
using SafeHelp.Support.Tables;

namespace SafeHelp.Knowledge.Tests.Tables;

/// <summary>The sample tables, read with the repository's own content.</summary>
internal static class GoodTable
{
    public static readonly KnowledgeSnapshot Knowledge = KnowledgeSnapshot.Load(Places.Loaded.Content);

    public static string[] Headers => SampleTable.Headers;

    public static object?[] Row(int number = 1) => SampleTable.Row(number);

    public static object?[] Row(string header, object? value) => SampleTable.Row(header, value);

    public static byte[] Workbook(params object?[][] rows) => SampleTable.Workbook(rows);

    public static string Text(string delimiter, params object?[][] rows) =>
        string.Join("\r\n", new[] { Headers }.Concat(rows).Select(row => string.Join(delimiter, row.Select(cell => $"\"{Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture)}\""))));

    public static SummaryTable Read(byte[] file) => SummaryTable.Read(file, Knowledge);

    public static SummaryTable Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads one row with one cell other than right.</summary>
    public static SummaryTable Read(string header, object? value) => Read(Workbook(Row(header, value)));

    public static IReadOnlyList<ImportNote> All(this SummaryTable table) => [.. table.Notes, .. table.Rows.SelectMany(row => row.Notes)];

    public static IEnumerable<ImportNote> Faults(this SummaryTable table) => table.All().Where(note => note.Grade is NoteGrade.Fault);
}
