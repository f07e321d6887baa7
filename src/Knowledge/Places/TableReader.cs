using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Knowledge.Places;

/// <summary>One row of a table, by column name.</summary>
internal readonly struct TableRow(TableReader reader, string file, int line, Dictionary<string, int> columns, string[] cells)
{
    public string this[string column] => columns.TryGetValue(column, out var at) && at < cells.Length ? cells[at] : "";

    public string[] List(string column) => this[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public GeoPoint? Point(string latitude, string longitude)
    {
        if (this[latitude].Length == 0 && this[longitude].Length == 0) return null;
        if (Degrees(this[latitude]) is { } lat and >= -90 and <= 90 && Degrees(this[longitude]) is { } lng and >= -180 and <= 180) return new GeoPoint(lat, lng);
        Report($"Toạ độ “{this[latitude]}, {this[longitude]}” không đọc được.", "Ghi độ thập phân, ví dụ 10.7769,106.7009.");
        return null;
    }

    public void Report(string fault, string mend) => reader.Report(new ContentProblem(file, line, fault, mend));

    private static double? Degrees(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>Reads the CSV tables below the content folder; what is wrong becomes problems, never an exception.</summary>
internal sealed class TableReader(string contentFolder, ICollection<ContentProblem> problems)
{
    public void Report(ContentProblem problem) => problems.Add(problem);

    public IEnumerable<TableRow> Read(string file, string[] columns) => Read(Path.Combine(contentFolder, file), file, columns);

    public IEnumerable<TableRow> Read(string path, string name, string[] columns)
    {
        if (!File.Exists(path))
        {
            problems.Add(new ContentProblem(name, 0, "Thiếu tệp này.", "Chép lại tệp từ bản phát hành."));
            yield break;
        }

        using var csv = new CsvParser(new StreamReader(path), Settings());
        if (!csv.Read() || Header(csv.Record!, columns) is not { } header)
        {
            problems.Add(new ContentProblem(name, 1, $"Dòng đầu phải có các cột {string.Join(", ", columns)}.", "Sửa lại dòng tên cột."));
            yield break;
        }

        while (csv.Read()) yield return new TableRow(this, name, csv.RawRow, header, csv.Record!);
    }

    private static CsvConfiguration Settings() =>
        new(CultureInfo.InvariantCulture) { AllowComments = true, BadDataFound = null, TrimOptions = TrimOptions.Trim };

    private static Dictionary<string, int>? Header(string[] cells, string[] columns)
    {
        var header = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Length; i++) header.TryAdd(cells[i].TrimStart('\uFEFF'), i);
        return columns.All(header.ContainsKey) ? header : null;
    }
}
