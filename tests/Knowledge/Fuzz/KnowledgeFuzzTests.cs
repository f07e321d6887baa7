using System.Text;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;
using SafeHelp.Knowledge.Tests.Places;
using SafeHelp.Knowledge.Tests.Search;
using SafeHelp.Knowledge.Tests.Tables;
using SafeHelp.Support.Fuzz;

namespace SafeHelp.Knowledge.Tests.Fuzz;

/// <summary>Places, search, tables and the content's own files, with whatever can be written in them.</summary>
public sealed class KnowledgeFuzzTests(Loaded loaded, SearchFixture search, ITestOutputHelper output) : IClassFixture<Loaded>, IClassFixture<SearchFixture>
{
    [Fact]
    public void Places_in_any_text() =>
        output.WriteLine(new FuzzRun("places", 0.12, 1_000).Run(OddText.Of, text =>
        {
            if (loaded.Finder.Find(text) is { } place) text.Substring(place.Start, place.Length).ShouldBe(place.Span);
        }));

    [Fact]
    public void Points_anywhere() =>
        output.WriteLine(new FuzzRun("points", 0.03, 500).Run(
            random => (Lat: Coordinate(random, 10.8), Lng: Coordinate(random, 106.6)),
            at => loaded.Finder.At(new GeoPoint(at.Lat, at.Lng))));

    [Fact]
    public void Searches_for_any_words() =>
        output.WriteLine(new FuzzRun("search", 0.04, 200).Run(OddText.Of, text => search.Index.Search(SearchQuery(text))));

    [Fact]
    public void Tables_with_anything_in_their_cells_or_bytes() =>
        output.WriteLine(new FuzzRun("spreadsheet", 0.02, 100).Run(Table, file => GoodTable.Read(file).ShouldNotBeNull()));

    [Fact]
    public void Files_of_the_content_with_lines_spoilt()
    {
        var folder = Directory.CreateTempSubdirectory("safehelp-fuzz-").FullName;
        string[] files = [.. Directory.EnumerateFiles(Loaded.Content, "*.yml", SearchOption.AllDirectories).Where(file => !file.Contains("understanding", StringComparison.Ordinal))];
        foreach (var file in Directory.EnumerateFiles(Loaded.Content, "*", SearchOption.AllDirectories).Where(file => !file.Contains("understanding", StringComparison.Ordinal))) Put(folder, file, File.ReadAllBytes(file));

        output.WriteLine(new FuzzRun("content", 0.0005, 20).Run(
            random =>
            {
                var file = files[random.Next(files.Length)];
                return (File: Path.GetRelativePath(Loaded.Content, file), Text: Spoilt(File.ReadAllText(file), random));
            },
            spoilt =>
            {
                Put(folder, Path.Combine(Loaded.Content, spoilt.File), Encoding.UTF8.GetBytes(spoilt.Text));
                ContentFolder.Load(folder).Problems.ShouldAllBe(problem => problem.Mend.Length > 0);
                Put(folder, Path.Combine(Loaded.Content, spoilt.File), File.ReadAllBytes(Path.Combine(Loaded.Content, spoilt.File)));
            }));
        Directory.Delete(folder, recursive: true);
    }

    private static ListingQuery SearchQuery(string text) => new() { Words = text, Top = 5 };

    private static double Coordinate(Random random, double around) => random.Next(6) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => (random.NextDouble() - 0.5) * 1e300,
        3 => (random.NextDouble() - 0.5) * 400,
        _ => around + random.NextDouble() - 0.5,
    };

    private static byte[] Table(Random random)
    {
        var row = GoodTable.Row();
        for (var at = 0; at < row.Length; at++)
        {
            if (random.Next(3) == 0) row[at] = OddText.Of(random).Replace("\"", "\"\"", StringComparison.Ordinal);
        }

        var file = random.Next(40) == 0 ? GoodTable.Workbook(GoodTable.Row()) : Encoding.UTF8.GetBytes(GoodTable.Text(random.Next(2) == 0 ? "," : ";", row, GoodTable.Row(2)));
        for (var i = random.Next(2) == 0 ? 0 : random.Next(8); i > 0; i--) file[random.Next(file.Length)] = (byte)random.Next(256);
        return random.Next(10) == 0 ? file[..random.Next(file.Length)] : file;
    }

    private static string Spoilt(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var i = 0; i < random.Next(1, 5); i++)
        {
            var at = random.Next(lines.Count);
            lines[at] = random.Next(7) switch
            {
                5 => lines[at] + string.Concat(Enumerable.Repeat(random.Next(2) == 0 ? "[" : "{a: ", random.Next(1, 3_000))),
                0 => "",
                1 => lines[at] + OddText.Of(random),
                2 => new string(' ', random.Next(8)) + lines[at].TrimStart(),
                3 => lines[at].Replace(":", "", StringComparison.Ordinal),
                4 => lines[random.Next(lines.Count)],
                _ => $"{lines[at].Split(':')[0]}: {OddText.Of(random).ReplaceLineEndings(" ")}",
            };
        }

        return string.Join('\n', lines);
    }

    private static void Put(string folder, string file, byte[] bytes)
    {
        var copy = Path.Combine(folder, Path.GetRelativePath(Loaded.Content, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.WriteAllBytes(copy, bytes);
    }
}
