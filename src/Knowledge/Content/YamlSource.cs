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

    // The library reads what is nested by calling itself, and a stack that overflows ends the process. No file of ours is deeper than six.
    private static bool IsTooDeep(string text)
    {
        const int Deepest = 100;
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current?.NestingIncrease ?? 0;
            if (depth > Deepest) return true;
        }

        return false;
    }

    private YamlNode? Root()
    {
        try
        {
            var text = System.IO.File.ReadAllText(Path.Combine(folder, file));
            if (IsTooDeep(text)) throw new YamlException("nested too deep");
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count > 0) return stream.Documents[0].RootNode;
            Problem(0, "tệp trống.", "Chép lại tệp này từ bản gốc.");
        }
        catch (YamlException unreadable)
        {
            Problem((int)unreadable.Start.Line, "không đọc được dòng này (sai thụt lề, thiếu dấu nháy hoặc lặp mục).", $"Xem lại dòng này và dòng trên nó. ({unreadable.InnerException?.Message ?? unreadable.Message})");
        }
        catch (Exception odd) when (odd is InvalidOperationException or ArgumentException or FormatException or KeyNotFoundException or IndexOutOfRangeException or NullReferenceException)
        {
            // The YAML library says so of a few broken files, without a line.
            Problem(0, "không đọc được tệp này (sai thụt lề, thiếu dấu nháy hoặc dấu ngoặc).", "Xem lại chỗ vừa sửa, hoặc chép lại tệp này từ bản gốc.");
        }
        catch (IOException)
        {
            Problem(0, "không mở được tệp.", "Kiểm tra tệp có ở đó và không bị chương trình khác giữ.");
        }

        return null;
    }
}
