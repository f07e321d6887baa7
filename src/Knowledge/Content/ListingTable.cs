using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using SafeHelp.Knowledge.Listings;
using YamlDotNet.RepresentationModel;

namespace SafeHelp.Knowledge.Content;

/// <summary>
/// Listings as tables, for many at once: <c>listings/*.csv</c> with the keys of a listing as columns, one listing a row. Each row is read as the
/// YAML record it stands for, so both have the same rules.
/// </summary>
internal static class ListingTable
{
    // Columns that hold several values, parted by a bar.
    private static readonly HashSet<string> Lists = ["other_names", "audience", "serves"];

    public static IEnumerable<Located<Listing>> In(string folder, string subfolder, ICollection<ContentProblem> problems)
    {
        var path = Path.Combine(folder, subfolder);
        if (!Directory.Exists(path)) return [];
        return Directory.EnumerateFiles(path, "*.csv").Order(StringComparer.Ordinal).SelectMany(file => Read(folder, file, problems));
    }

    private static IEnumerable<Located<Listing>> Read(string folder, string path, ICollection<ContentProblem> problems)
    {
        var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
        var source = new YamlSource(folder, file, problems);
        using var csv = new CsvParser(new StreamReader(path), new CsvConfiguration(CultureInfo.InvariantCulture) { AllowComments = true, BadDataFound = null });
        if (!csv.Read()) yield break;
        var columns = csv.Record!;
        while (csv.Read())
        {
            var record = new YamlRecord(source, Node(columns, csv.Record!), csv.RawRow);
            yield return new Located<Listing>(ListingFile.Read(record), file, record.Line);
        }
    }

    private static YamlMappingNode Node(string[] columns, string[] cells)
    {
        var node = new YamlMappingNode();
        for (var i = 0; i < columns.Length && i < cells.Length; i++)
        {
            if (cells[i].Length > 0) node.Add(columns[i], Value(columns[i], cells[i]));
        }

        return node;
    }

    private static YamlNode Value(string column, string cell)
    {
        if (column == "phones") return new YamlSequenceNode(cell.Split('|').Select(Phone));
        return Lists.Contains(column) ? new YamlSequenceNode(cell.Split('|').Select(value => new YamlScalarNode(value))) : new YamlScalarNode(cell);
    }

    // "0900 000 000" is shown as written and dialled without spaces; a star before it says that the call is free.
    private static YamlNode Phone(string cell)
    {
        var show = cell.TrimStart('*');
        return new YamlMappingNode("show", show, "dial", string.Concat(show.Where(letter => letter is not (' ' or '.'))), "free", cell.StartsWith('*') ? "true" : "false");
    }
}
