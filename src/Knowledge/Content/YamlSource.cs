using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SafeHelp.Knowledge.Content;

/// <summary>One YAML file of the content folder and where its faults are gathered.</summary>
internal sealed class YamlSource(string folder, string file, ICollection<ContentProblem> problems)
{
    public string File => file;

    public DateTimeOffset ChangedAt { get; } = System.IO.File.GetLastWriteTimeUtc(Path.Combine(folder, file));

    /// <summary>The files of a subfolder in name order, so that loading is the same on every machine.</summary>
    public static IEnumerable<YamlSource> In(string folder, string subfolder, ICollection<ContentProblem> problems)
    {
        var path = Path.Combine(folder, subfolder);
        if (!Directory.Exists(path))
        {
            problems.Add(new ContentProblem(subfolder, 0, "thiếu thư mục.", "Chép lại thư mục này từ bản gốc."));
            return [];
        }

        return Directory.EnumerateFiles(path, "*.yml").Order(StringComparer.Ordinal)
            .Select(found => new YamlSource(folder, Path.GetRelativePath(folder, found).Replace('\\', '/'), problems));
    }

    public void Problem(int line, string fault, string mend) => problems.Add(new ContentProblem(file, line, fault, mend));

    /// <summary>The file's records: the items of a top-level list, or the one top-level mapping; none if it cannot be read.</summary>
    public IReadOnlyList<YamlRecord> Records() =>
        Root() switch
        {
            YamlSequenceNode list => [.. list.Children.OfType<YamlMappingNode>().Select(item => new YamlRecord(this, item))],
            YamlMappingNode map => [new YamlRecord(this, map)],
            _ => [],
        };

    public IReadOnlyList<Located<T>> Located<T>(Func<YamlRecord, T> read) =>
        [.. Records().Select(record => new Located<T>(read(record), file, record.Line))];

    private YamlNode? Root()
    {
        try
        {
            using var reader = System.IO.File.OpenText(Path.Combine(folder, file));
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents.Count > 0) return stream.Documents[0].RootNode;
            Problem(0, "tệp trống.", "Chép lại tệp này từ bản gốc.");
        }
        catch (YamlException unreadable)
        {
            Problem((int)unreadable.Start.Line, "không đọc được dòng này (sai thụt lề, thiếu dấu nháy hoặc lặp mục).", $"Xem lại dòng này và dòng trên nó. ({unreadable.InnerException?.Message ?? unreadable.Message})");
        }
        catch (IOException)
        {
            Problem(0, "không mở được tệp.", "Kiểm tra tệp có ở đó và không bị chương trình khác giữ.");
        }

        return null;
    }
}
