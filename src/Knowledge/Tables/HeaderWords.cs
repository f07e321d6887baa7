using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tables;

/// <summary>Recognises the columns of the summary table by their names, however they are typed.</summary>
internal sealed class HeaderWords
{
    private readonly Dictionary<string, ImportColumn> byName = [];

    public HeaderWords(IEnumerable<ColumnText> columns)
    {
        var all = columns.ToList();
        foreach (var column in all) byName.TryAdd(Plain(column.Header), column.Column);
        foreach (var column in all)
        {
            foreach (var name in column.Names) byName.TryAdd(Plain(name), column.Column);
        }
    }

    public ImportColumn? Of(string header)
    {
        if (byName.TryGetValue(Plain(header), out var column)) return column;
        // "Địa chỉ (số nhà, đường)": what stands in brackets only explains.
        var bracket = header.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 && byName.TryGetValue(Plain(header[..bracket]), out column) ? column : null;
    }

    /// <summary>How many of a row's cells name a column.</summary>
    public int Count(SheetRow row) => row.Cells.Values.Select(cell => Of(cell.Text)).OfType<ImportColumn>().Distinct().Count();

    /// <summary>Without marks, case, stars and whatever stands between words.</summary>
    internal static string Plain(string text) => string.Join(' ', Words.In(Folding.Fold(text)));
}
