using System.Diagnostics;
using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using SafeHelp.Knowledge.Tables;

namespace SafeHelp.Knowledge.Tests.Tables;

/// <summary>No file whatever stops the reading, and a large one does not hold it up.</summary>
public sealed class AnyFileTests(ITestOutputHelper output)
{
    [Fact]
    public void Random_bytes_are_answered_in_words() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), file => Answered(file)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_workbook_with_bytes_changed_is_answered_in_words()
    {
        var good = GoodTable.Workbook(GoodTable.Row(1), GoodTable.Row(2));
        var random = new Random(20261122);
        for (var round = 0; round < 300; round++)
        {
            var spoilt = good.ToArray();
            for (var i = 0; i < random.Next(1, 12); i++) spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            Answered(round % 3 == 0 ? spoilt[..random.Next(spoilt.Length)] : spoilt).ShouldBeTrue($"round {round}");
        }
    }

    [Fact]
    public void A_workbook_whose_sheet_is_changed_is_answered_in_words()
    {
        var random = new Random(838);
        for (var round = 0; round < 100; round++) Answered(WithSheetSpoilt(random)).ShouldBeTrue($"round {round}");
    }

    [Fact]
    public void Random_cells_are_answered_in_words()
    {
        var random = new Random(1);
        string[] pieces = ["", "=", "@", "+", "\"", ";", ":", "-", "31/2/2027", "T2-", "24/7", "Phường 1", "999999999999999999", "1E+300", "-1", "NaN", "\u0301", "\uD800", "Ñòa chæ", "§Þa", "xã", "…", "\t", "Hà Nội", "79", "00004"];
        for (var round = 0; round < 200; round++)
        {
            var row = GoodTable.Row();
            for (var at = 1; at < row.Length; at++)
            {
                if (random.Next(2) == 0) row[at] = string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : "")));
            }

            GoodTable.Read(GoodTable.Text(",", row.Select(cell => (object?)$"{cell}".Replace("\"", "\"\"", StringComparison.Ordinal)).ToArray())).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Ten_thousand_rows_are_read_in_seconds()
    {
        var communes = GoodTable.Knowledge.Gazetteer.Communes;
        var file = GoodTable.Workbook([.. Enumerable.Range(1, 10_000).Select(number => InCommune(number, communes[number % communes.Count]))]);
        var started = Stopwatch.GetTimestamp();

        var table = GoodTable.Read(file);

        var took = Stopwatch.GetElapsedTime(started);
        output.WriteLine($"10,000 rows, {file.Length / 1024} KB: {took.TotalSeconds:0.00} s, {table.All().Count} notes");
        table.Rows.Count.ShouldBe(10_000);
        table.Faults().ShouldBeEmpty();
        took.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private static object?[] InCommune(int number, Knowledge.Places.Commune commune)
    {
        var row = GoodTable.Row(number);
        row[Array.IndexOf(GoodTable.Headers, "Tỉnh, thành phố")] = commune.Province.Name;
        row[Array.IndexOf(GoodTable.Headers, "Xã, phường")] = $"{commune.Unit.Name} ({commune.Unit.Code})";
        return row;
    }

    private static bool Answered(byte[] file)
    {
        var table = GoodTable.Read(file);
        return table.Rows.Count > 0 || table.Notes.Any(note => note.Grade is NoteGrade.Fault && note.Mend.Length > 0);
    }

    private static byte[] WithSheetSpoilt(Random random)
    {
        using var file = new MemoryStream();
        file.Write(GoodTable.Workbook(GoodTable.Row()));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.First(one => one.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal));
            using var stream = entry.Open();
            var sheet = new byte[stream.Length];
            stream.ReadExactly(sheet);
            for (var i = 0; i < 3; i++) sheet[random.Next(sheet.Length)] = (byte)random.Next(32, 127);
            stream.Position = 0;
            stream.Write(sheet);
        }

        return file.ToArray();
    }
}
