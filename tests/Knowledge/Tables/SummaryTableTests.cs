using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Tables;
using SafeHelp.Support.Tables;

namespace SafeHelp.Knowledge.Tests.Tables;

/// <summary>What officers write into the summary table, and what becomes of it.</summary>
public sealed class SummaryTableTests
{
    [Fact]
    public void A_right_row_becomes_a_whole_record()
    {
        var table = GoodTable.Read(GoodTable.Workbook(GoodTable.Row()));

        table.All().ShouldBeEmpty();
        var fields = table.Rows.ShouldHaveSingleItem().Fields.ShouldNotBeNull();
        Completeness.Faults(fields, GoodTable.Knowledge.Standards).ShouldBeEmpty();
        (fields.Category, fields.Province, fields.Commune, fields.Hours, fields.Confidentiality).ShouldBe(("dia_chi_tin_cay", "01", "00004", "T2-T6 08:00-17:00", Confidentiality.Public));
        fields.Audience.ShouldBe(["phu_nu_bi_bao_luc", "tre_em"]);
        fields.Serves.Communes.ShouldBe(["00004"]);
        fields.Place!.Point!.Value.Latitude.ShouldBe(21.0365);
    }

    [Theory]
    [InlineData("Loại", "Nhà hàng", ImportCode.UnknownChoice)]
    [InlineData("Loại", "Hộ nghèo, chưa có nhà", ImportCode.Hardship)]
    [InlineData("Tên", null, ImportCode.Missing)]
    [InlineData("Địa chỉ", null, ImportCode.Missing)]
    [InlineData("Xã, phường", null, ImportCode.Missing)]
    [InlineData("Điện thoại", "gọi cô Lan", ImportCode.WrongPhone)]
    [InlineData("Điện thoại", "9.1E+08", ImportCode.RoundedPhone)]
    [InlineData("Giờ làm việc", "lúc nào cũng được", ImportCode.WrongHours)]
    [InlineData("Ngày nghỉ, ngày đổi giờ", "31/2/2027 nghỉ: Tết", ImportCode.WrongDate)]
    [InlineData("Ngày nghỉ, ngày đổi giờ", "2/13/2027 nghỉ", ImportCode.WrongDate)]
    [InlineData("Ngày nghỉ, ngày đổi giờ", "Tết", ImportCode.WrongException)]
    [InlineData("Ngày nghỉ, ngày đổi giờ", "2/5/2027-1/5/2027 nghỉ", ImportCode.WrongException)]
    [InlineData("Ai được giúp", "Phụ nữ; người sao Hoả", ImportCode.UnknownChoice)]
    [InlineData("Tỉnh, thành phố", "Tỉnh Mơ", ImportCode.UnknownProvince)]
    [InlineData("Xã, phường", "Phường Zzzz", ImportCode.UnknownCommune)]
    [InlineData("Vĩ độ", "105,8", ImportCode.WrongPoint)]
    [InlineData("Vĩ độ", null, ImportCode.WrongPoint)]
    [InlineData("Mức giữ kín", "tuỳ", ImportCode.UnknownChoice)]
    [InlineData("Điện thoại", "=A1", ImportCode.FormulaWithoutValue)]
    public void A_fault_names_its_cell_and_what_to_enter(string header, string? value, ImportCode code)
    {
        var fault = GoodTable.Read(header, value).Faults().ShouldHaveSingleItem();

        (fault.Code, fault.Sheet, fault.Row, fault.Header).ShouldBe((code, "Bảng", 2, header));
        fault.Column.ShouldBe(((char)('A' + Array.IndexOf(GoodTable.Headers, header))).ToString());
        fault.What.ShouldNotContain("{");
        fault.Mend.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Điện thoại", 900000001.0, ImportCode.ZeroRestored)]
    [InlineData("Tên", "=A1|[MẪU] Nhà tin cậy", ImportCode.FormulaValue)]
    public void What_is_understood_all_the_same_is_marked(string header, object? value, ImportCode code) =>
        GoodTable.Read(header, value).All().ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void A_point_may_come_later()
    {
        var row = GoodTable.Row("Vĩ độ", null);
        row[Array.IndexOf(GoodTable.Headers, "Kinh độ")] = null;

        var note = GoodTable.Read(GoodTable.Workbook(row)).All().ShouldHaveSingleItem();

        (note.Code, note.Grade).ShouldBe((ImportCode.PointMissing, NoteGrade.Mark));
    }

    [Theory]
    [InlineData("24/24", "24/7")]
    [InlineData("cả ngày", "24/7")]
    [InlineData("Thứ 2 - Thứ 6: 7h30 - 11h30", "T2-T6 07:30-11:30")]
    [InlineData("thứ hai đến thứ sáu 7g30-11g30 và 13h-17h", "T2-T6 07:30-11:30, 13:00-17:00")]
    [InlineData("T2–T7 8:00–17:00; CN 8h-11h", "T2-T7 08:00-17:00; CN 08:00-11:00")]
    public void Hours_are_read_as_officers_write_them(string written, string read) =>
        GoodTable.Read("Giờ làm việc", written).Rows[0].Fields!.Hours.ShouldBe(read);

    [Fact]
    public void A_day_that_excel_holds_as_a_date_is_a_day()
    {
        var fields = GoodTable.Read("Ngày nghỉ, ngày đổi giờ", new DateOnly(2027, 4, 30)).Rows[0].Fields!;

        fields.Exceptions.ShouldBe([new OtherHours(new DateOnly(2027, 4, 30), new DateOnly(2027, 4, 30), null, "")]);
    }

    [Fact]
    public void Several_days_off_have_their_hours_and_reasons()
    {
        var fields = GoodTable.Read("Ngày nghỉ, ngày đổi giờ", "30/4/2027-1/5/2027 nghỉ: lễ; 2/9/2027 8h-11h: trực lễ").Rows[0].Fields!;

        fields.Exceptions.Select(days => (days.From.Day, days.To.Day, days.Hours, days.Reason)).ShouldBe([(30, 1, null, "lễ"), (2, 2, "T2-CN 08:00-11:00", "trực lễ")]);
    }

    [Fact]
    public void An_old_commune_becomes_the_new_one_and_is_marked()
    {
        var row = GoodTable.Row("Tỉnh, thành phố", "TP HCM");
        row[Array.IndexOf(GoodTable.Headers, "Quận, huyện cũ")] = "Quận Gò Vấp";
        row[Array.IndexOf(GoodTable.Headers, "Xã, phường")] = "Phường 5";

        var table = GoodTable.Read(GoodTable.Workbook(row));

        GoodTable.Knowledge.Gazetteer.Commune(table.Rows[0].Fields!.Commune!)!.Unit.Name.ShouldBe("Phường An Nhơn");
        table.All().ShouldHaveSingleItem().Code.ShouldBe(ImportCode.OldCommune);
    }

    [Fact]
    public void An_old_commune_that_was_divided_is_asked_for_with_all_that_fit()
    {
        var row = GoodTable.Row("Xã, phường", "Phường Cống Vị");
        row[Array.IndexOf(GoodTable.Headers, "Quận, huyện cũ")] = "Quận Ba Đình";

        var fault = GoodTable.Read(GoodTable.Workbook(row)).Faults().ShouldHaveSingleItem();

        fault.Code.ShouldBe(ImportCode.SeveralCommunes);
        fault.What.ShouldContain("Phường Ngọc Hà (00008)");
        fault.What.ShouldContain("nhiều xã phù hợp");
        fault.Mend.ShouldContain("chọn");
    }

    [Fact]
    public void The_chosen_one_of_several_is_taken_by_its_code() =>
        GoodTable.Read("Xã, phường", "Phường Ngọc Hà (00008)").Rows[0].Fields!.Commune.ShouldBe("00008");

    [Theory]
    [InlineData("+84900000001")]
    [InlineData("@cmd")]
    [InlineData("-1+1")]
    public void What_looks_like_a_formula_stays_text(string text) =>
        GoodTable.Read(GoodTable.Text(",", GoodTable.Row("Tên", text))).Rows[0].Fields!.Name.ShouldBe(text);

    [Fact]
    public void Headers_may_be_without_marks_in_any_order_and_among_others()
    {
        var order = Enumerable.Range(0, GoodTable.Headers.Length).Reverse().ToList();
        object?[] headers = ["Cột riêng", .. order.Select(at => Knowledge.Text.Folding.Fold(GoodTable.Headers[at]).ToUpperInvariant() + " (*)")];
        object?[] row = ["x", .. order.Select(at => GoodTable.Row()[at])];

        var table = GoodTable.Read(MadeWorkbook.Of("Bảng", [["BẢNG TỔNG HỢP"], [], headers, row]));

        table.All().ShouldHaveSingleItem().Code.ShouldBe(ImportCode.ExtraColumn);
        table.Rows.ShouldHaveSingleItem().Number.ShouldBe(4);
    }

    [Fact]
    public void A_column_that_must_be_there_is_missed_by_name()
    {
        var at = Array.IndexOf(GoodTable.Headers, "Điện thoại");
        var spoilt = GoodTable.Headers.Where((_, column) => column != at).ToArray<object?>();

        var table = GoodTable.Read(MadeWorkbook.Of("Bảng", [spoilt, [.. GoodTable.Row().Where((_, column) => column != at)]]));

        table.Faults().First(fault => fault.Code is ImportCode.MissingColumn).What.ShouldContain("Điện thoại");
    }

    [Fact]
    public void A_table_of_people_in_need_is_refused()
    {
        var table = GoodTable.Read(MadeWorkbook.Of("Hoàn cảnh khó khăn", [GoodTable.Headers, GoodTable.Row()]));

        table.Rows.ShouldBeEmpty();
        table.Faults().ShouldHaveSingleItem().Code.ShouldBe(ImportCode.HardshipSheet);
    }

    [Fact]
    public void A_blocked_number_says_which_to_give_instead()
    {
        var blocked = File.ReadLines(Path.Combine(Places.Loaded.Content, "blocked-numbers.yml")).First(line => line.Contains("dial:", StringComparison.Ordinal)).Split('\'', '"')[1];

        GoodTable.Read("Điện thoại", blocked).Faults().ShouldHaveSingleItem().Mend.ShouldContain("Dùng thay");
    }
}
