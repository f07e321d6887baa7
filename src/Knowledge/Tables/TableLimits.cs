namespace SafeHelp.Knowledge.Tables;

/// <summary>How much of a table is taken; a real one is far below.</summary>
public static class TableLimits
{
    public const int Bytes = 10 * 1024 * 1024;
    public const string BytesInWords = "10 MB";

    /// <summary>All parts of a workbook unpacked; 10,000 full rows are about 25 MB.</summary>
    public const long UnpackedBytes = 120L * 1024 * 1024;

    public const int Parts = 500;
    public const int Sheets = 60;
    public const int Rows = 20_000;
    public const string RowsInWords = "20.000";
    public const int Cells = 1_000_000;
    public const int ColumnsRead = 200;
    public const int CellLetters = 2_000;
}

/// <summary>A file that is not read any further, and why.</summary>
internal sealed class UnfitTableException(ImportCode code, Exception? inner = null) : Exception(code.ToString(), inner)
{
    public ImportCode Code => code;
}
