using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using SafeHelp.Knowledge.Tables;
using SafeHelp.Support.Tables;

namespace SafeHelp.Knowledge.Tests.Tables;

/// <summary>Files as they come: of any program, any age, and some of ill will.</summary>
public sealed class FileKindTests
{
    private static readonly UnicodeEncoding BigEndianWithoutMark = new(bigEndian: true, byteOrderMark: false);

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void A_text_table_may_be_parted_by_any_mark(string delimiter)
    {
        var table = GoodTable.Read(GoodTable.Text(delimiter, GoodTable.Row(1), GoodTable.Row(2)));

        table.Faults().ShouldBeEmpty();
        table.Rows.Count.ShouldBe(2);
    }

    [Fact]
    public void A_text_table_may_be_in_any_kind_of_unicode()
    {
        var text = GoodTable.Text(",", GoodTable.Row());
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)], Encoding.Unicode.GetBytes(text), BigEndianWithoutMark.GetBytes(text),
        ];

        files.Select(GoodTable.Read).ShouldAllBe(table => table.Rows.Count == 1 && !table.Faults().Any());
    }

    [Fact]
    public void Decomposed_letters_are_joined()
    {
        var table = GoodTable.Read("Tên", "[MÂ\u0303U] Nha\u0300 tin câ\u0323y");

        table.Rows[0].Fields!.Name.ShouldBe("[MẪU] Nhà tin cậy");
    }

    [Theory]
    [InlineData("tcvn3", "[MẪU] Nhà tin cậy phường Điện Biên", "TCVN3")]
    [InlineData("vni", "[MẪU] Nhà tin cậy phường Điện Biên", "VNI")]
    public void Text_in_fonts_of_before_unicode_is_read_and_marked(string encoding, string name, string said)
    {
        var table = GoodTable.Read("Tên", OldText.Write(encoding, name));

        table.Rows[0].Fields!.Name.ToLowerInvariant().ShouldBe(name.ToLowerInvariant());
        var note = table.All().ShouldHaveSingleItem();
        note.Code.ShouldBe(ImportCode.ConvertedText);
        note.What.ShouldContain(said);
    }

    [Theory]
    [InlineData("tcvn3", "TCVN3")]
    [InlineData("vni", "VNI")]
    [InlineData("1258", "1258")]
    public void A_whole_text_table_in_an_old_encoding_is_read_and_said(string encoding, string said)
    {
        var text = GoodTable.Text(";", GoodTable.Row());

        var table = GoodTable.Read(OldText.Bytes(encoding, text));

        table.Faults().ShouldBeEmpty();
        table.Rows.ShouldHaveSingleItem().Fields!.Commune.ShouldBe("00004");
        table.All().ShouldHaveSingleItem().What.ShouldContain(said);
    }

    [Fact]
    public void Merged_cells_hold_for_all_their_rows_or_are_refused()
    {
        var at = Array.IndexOf(GoodTable.Headers, "Tỉnh, thành phố");
        object?[] second = GoodTable.Row(2);
        second[at] = null;
        var file = MadeWorkbook.Of("Bảng", [GoodTable.Headers, GoodTable.Row(1), second], document => MadeWorkbook.First(document).Append(new MergeCells(new MergeCell { Reference = "M2:M3" })));
        var across = MadeWorkbook.Of("Bảng", [GoodTable.Headers, GoodTable.Row(1)], document => MadeWorkbook.First(document).Append(new MergeCells(new MergeCell { Reference = "C2:D2" })));

        var down = GoodTable.Read(file);
        down.Faults().ShouldBeEmpty();
        down.Rows[1].Fields!.Province.ShouldBe("01");
        down.All().ShouldHaveSingleItem().Code.ShouldBe(ImportCode.MergedDown);
        GoodTable.Read(across).Faults().ShouldHaveSingleItem().What.ShouldContain("C2:D2");
    }

    [Fact]
    public void What_is_hidden_is_said()
    {
        var file = MadeWorkbook.Of("Bảng", [GoodTable.Headers, GoodTable.Row(1), GoodTable.Row(2)], document =>
        {
            MadeWorkbook.First(document).Descendants<Row>().Last().Hidden = true;
            MadeWorkbook.Add(document, "Kín", [GoodTable.Headers, GoodTable.Row(3)]).State = SheetStateValues.Hidden;
            MadeWorkbook.Add(document, "Nháp", [["vài chữ"]]);
        });

        var table = GoodTable.Read(file);

        table.Rows.Count.ShouldBe(2);
        table.All().Select(note => (note.Code, note.Sheet)).ShouldBe([(ImportCode.HiddenSheet, "Kín"), (ImportCode.SkippedSheet, "Nháp"), (ImportCode.HiddenRows, "Bảng")], ignoreOrder: true);
    }

    [Fact]
    public void A_workbook_with_a_program_in_it_is_refused() =>
        Refused(WithEntry("xl/vbaProject.bin", [1, 2, 3])).ShouldBe(ImportCode.FileHasMacros);

    [Fact]
    public void A_zip_bomb_is_refused() =>
        Refused(WithEntry("xl/media/image1.png", new byte[TableLimits.UnpackedBytes + 1])).ShouldBe(ImportCode.FileIsBomb);

    [Fact]
    public void A_zip_bomb_that_lies_about_its_size_is_refused()
    {
        var bomb = WithEntry("xl/sharedStrings.xml", Encoding.UTF8.GetBytes("<sst>" + new string(' ', (int)TableLimits.UnpackedBytes) + "</sst>"));
        // Both headers of the entry claim one byte.
        foreach (var at in Sizes(bomb, TableLimits.UnpackedBytes + 11)) BitConverter.GetBytes(1).CopyTo(bomb, at);

        Refused(bomb).ShouldBeOneOf(ImportCode.FileIsBomb, ImportCode.FileIsDamaged);
    }

    [Fact]
    public void Declarations_are_refused() =>
        Refused(WithEntry("xl/sharedStrings.xml", "<!DOCTYPE a [<!ENTITY b \"ccc\">]><sst>&b;</sst>"u8.ToArray())).ShouldBe(ImportCode.FileHasDeclarations);

    [Theory]
    [InlineData(new byte[0], ImportCode.FileEmpty)]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0 }, ImportCode.FileIsOldExcel)]
    [InlineData(new byte[] { (byte)'%', (byte)'P', (byte)'D', (byte)'F', 1 }, ImportCode.FileIsNoTable)]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 1, 1 }, ImportCode.FileIsDamaged)]
    public void What_is_no_table_is_refused(byte[] file, ImportCode code) => Refused(file).ShouldBe(code);

    [Fact]
    public void A_workbook_with_a_password_is_refused() =>
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")]).ShouldBe(ImportCode.FileIsLocked);

    [Fact]
    public void Too_much_is_refused()
    {
        Refused(new byte[TableLimits.Bytes + 1]).ShouldBe(ImportCode.FileTooBig);
        Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", TableLimits.Rows + 1)))).ShouldBe(ImportCode.TooManyRows);
        Refused(Encoding.UTF8.GetBytes("một,hai\nba,bốn")).ShouldBe(ImportCode.NoHeader);
    }

    private static ImportCode Refused(byte[] file)
    {
        var table = GoodTable.Read(file);
        table.Rows.ShouldBeEmpty();
        var fault = table.Faults().ShouldHaveSingleItem();
        fault.Mend.ShouldNotBeEmpty();
        return fault.Code;
    }

    private static byte[] WithEntry(string path, byte[] content)
    {
        using var file = new MemoryStream();
        file.Write(GoodTable.Workbook(GoodTable.Row()));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(path)?.Delete();
            using var entry = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
            entry.Write(content);
        }

        return file.ToArray();
    }

    private static IEnumerable<int> Sizes(byte[] file, long size)
    {
        var wanted = BitConverter.GetBytes((int)size);
        for (var at = 0; at + 4 <= file.Length; at++)
        {
            if (file.AsSpan(at, 4).SequenceEqual(wanted)) yield return at;
        }
    }
}
