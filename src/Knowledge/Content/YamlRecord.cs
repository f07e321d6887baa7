using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace SafeHelp.Knowledge.Content;

/// <summary>One mapping of a YAML content file; what is missing or wrong in it becomes a <see cref="ContentProblem"/> with its line.</summary>
internal sealed class YamlRecord(YamlSource source, YamlMappingNode node, int? row = null)
{
    /// <summary>Where it stands; a row of a table is one line.</summary>
    public int Line => row ?? (int)node.Start.Line;

    /// <summary>When its file was written last.</summary>
    public DateTimeOffset ChangedAt => source.ChangedAt;

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public string Required(string key)
    {
        var text = Optional(key);
        if (text is null) Fault(key, $"thiếu “{key}”.", $"Thêm dòng “{key}: …”.");
        return text ?? "";
    }

    public string? Optional(string key) =>
        Child(key) switch
        {
            null => null,
            YamlScalarNode { Value: null or "" or "~" or "null" } => null,
            YamlScalarNode scalar => scalar.Value!.Trim(),
            _ => Wrong(key, "phải là một dòng chữ."),
        };

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        Child(key) switch
        {
            null or YamlScalarNode { Value: null or "" } => [],
            YamlScalarNode scalar => [scalar.Value!.Trim()],
            YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(item => (item.Value ?? "").Trim())],
            _ => WrongList(key),
        };

    public IReadOnlyList<YamlRecord> Records(string key) =>
        Child(key) switch
        {
            null or YamlScalarNode { Value: null or "" } => [],
            YamlSequenceNode list => [.. list.Children.OfType<YamlMappingNode>().Select(item => new YamlRecord(source, item))],
            YamlMappingNode map => [new YamlRecord(source, map)],
            _ => WrongRecords(key),
        };

    public YamlRecord? Record(string key) => Child(key) is YamlMappingNode map ? new YamlRecord(source, map) : null;

    public bool Flag(string key) =>
        Optional(key) switch
        {
            null or "false" or "không" => false,
            "true" or "có" => true,
            _ => Wrong(key, "chỉ nhận “có” hoặc “không”.") is not null,
        };

    public DateOnly? Date(string key)
    {
        var text = Optional(key);
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Fault(key, $"ngày “{text}” không đọc được.", "Viết năm-tháng-ngày, ví dụ 2026-11-21.");
        return null;
    }

    public void Fault(string key, string fault, string mend) => source.Problem(LineOf(key), fault, mend);

    /// <summary>Reports keys that nobody reads, which are nearly always misspelt.</summary>
    public void OnlyKeys(params string[] known)
    {
        foreach (var key in Keys.Where(key => !known.Contains(key)))
            Fault(key, $"không hiểu mục “{key}”.", $"Dùng một trong: {string.Join(", ", known)}.");
    }

    private YamlNode? Child(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private int LineOf(string key)
    {
        foreach (var (name, _) in node.Children)
        {
            if (row is null && name is YamlScalarNode scalar && scalar.Value == key) return (int)name.Start.Line;
        }

        return Line;
    }

    private string? Wrong(string key, string fault)
    {
        Fault(key, $"“{key}” {fault}", "Sửa lại theo mẫu ở đầu tệp.");
        return null;
    }

    private IReadOnlyList<string> WrongList(string key)
    {
        Wrong(key, "phải là danh sách.");
        return [];
    }

    private IReadOnlyList<YamlRecord> WrongRecords(string key)
    {
        Wrong(key, "phải là danh sách các mục.");
        return [];
    }
}
