namespace SafeHelp.Channels.OpenData.Export;

/// <summary>A line of a CSV file by RFC 4180.</summary>
internal static class CsvLine
{
    // A spreadsheet runs a cell that begins with one of these as a formula.
    private static readonly char[] BeginFormulas = ['=', '+', '-', '@', '\t', '\r', '\n'];

    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted));

    /// <summary>The cell as text that no spreadsheet runs.</summary>
    public static string Harmless(string cell) => cell.Length > 0 && BeginFormulas.Contains(cell.TrimStart(' ').FirstOrDefault()) ? "'" + cell : cell;

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
