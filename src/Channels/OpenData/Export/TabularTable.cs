using System.Text;
using System.Text.Json;
using SafeHelp.Channels.OpenData.Hsds;

namespace SafeHelp.Channels.OpenData.Export;

/// <summary>A table of the package, its columns written as "name", "name!" (required) or "name:type".</summary>
internal sealed record TabularTable(string Name, string Path, string Shape)
{
    public IReadOnlyList<TabularColumn> Columns { get; } = [.. Shape.Split(' ').Select(TabularColumn.Read)];
}

/// <summary>A column.</summary>
internal sealed record TabularColumn(string Name, string Type, bool IsRequired)
{
    public static TabularColumn Read(string shape)
    {
        var parts = shape.TrimEnd('!').Split(':');
        return new TabularColumn(parts[0], parts.Length > 1 ? parts[1] : "string", shape.EndsWith('!'));
    }
}

/// <summary>A CSV file whose cells are the members of objects. For programs: nothing in it is changed for a spreadsheet's sake.</summary>
internal sealed class TabularFile : IDisposable
{
    private readonly TabularTable table;
    private readonly StreamWriter file;

    public TabularFile(string path, TabularTable table)
    {
        this.table = table;
        file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\r\n" };
        file.WriteLine(CsvLine.Of(table.Columns.Select(column => column.Name)));
    }

    public void Add<T>(T row)
    {
        var members = JsonSerializer.SerializeToElement(row, HsdsJson.Options);
        file.WriteLine(CsvLine.Of(table.Columns.Select(column => members.TryGetProperty(column.Name, out var member) ? member.ToString() : "")));
    }

    public void Dispose() => file.Dispose();
}
