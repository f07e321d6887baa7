using System.Diagnostics;
using System.Globalization;
using SafeHelp.Knowledge.Listings.Duplicates;

namespace SafeHelp.Knowledge.Tests.Records;

public sealed class DuplicateSearchTests
{
    [Fact]
    public void The_same_number_however_it_is_written_is_one()
    {
        var found = DuplicateSearch.Find([Key("new", "[MẪU] Tổ tư vấn", dial: "+84 000 111 222")], [Key("old", "[MẪU] Nhà văn hoá", dial: "0000111222")]);

        found.ShouldBe([new Duplicate("new", "old", DuplicateReason.SamePhone)]);
    }

    [Theory]
    [InlineData("[MẪU] Tổ tư vấn thôn Đông", "[mau] To tu van thon Dong")]
    [InlineData("[MẪU] Tổ tư vấn thôn Đông", "[MẪU] Tổ tư vấn - thôn Đồng")]
    [InlineData("[MẪU] Địa chỉ tin cậy nhà bà Hoa", "[MẪU] Địa chỉ tin cậy nhà bà Hao")]
    public void Nearly_the_same_name_in_one_commune_is_one(string first, string second) =>
        DuplicateSearch.Find([Key("a", first), Key("b", second)], []).Select(pair => pair.Reason).ShouldBe([DuplicateReason.NearName]);

    [Theory]
    [InlineData("[MẪU] Tổ tư vấn thôn 3", "[MẪU] Tổ tư vấn thôn 4")]
    [InlineData("[MẪU] Địa chỉ tin cậy nhà bà Hoa", "[MẪU] Trạm y tế xã")]
    public void Other_numbers_or_other_names_are_two(string first, string second) => DuplicateSearch.Find([Key("a", first), Key("b", second)], []).ShouldBeEmpty();

    [Fact]
    public void The_same_name_in_another_commune_or_at_another_address_is_two()
    {
        var here = Key("a", "[MẪU] Tổ tư vấn");

        DuplicateSearch.Find([here, here with { Id = "b", Commune = "00002" }], []).ShouldBeEmpty();
        DuplicateSearch.Find([here with { Address = "12 Lê Lợi" }, here with { Id = "b", Address = "99 Trần Hưng Đạo" }], []).ShouldBeEmpty();
    }

    [Fact]
    public void Two_that_are_known_are_not_told_again() => DuplicateSearch.Find([], [Key("a", "[MẪU] Tổ tư vấn"), Key("b", "[MẪU] Tổ tư vấn")]).ShouldBeEmpty();

    [Fact]
    public void Ten_thousand_rows_against_a_full_directory_take_little_time()
    {
        var watch = Stopwatch.StartNew();

        var found = DuplicateSearch.Find([.. Enumerable.Range(0, 10_000).Select(Row)], [.. Enumerable.Range(10_000, 65_000).Select(Row)]);

        TestContext.Current.SendDiagnosticMessage($"duplicates of 10,000 rows against 65,000: {watch.ElapsedMilliseconds} ms, {found.Count} pairs");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static DuplicateKey Row(int number)
    {
        string[] names = ["Hoa", "Lan", "Hương", "Hạnh", "Mai", "Nga", "Thủy", "Loan", "Phượng", "Dung", "Tâm"];
        var name = $"[MẪU] Địa chỉ tin cậy nhà bà {names[number % 11]} {names[number / 11 % 11]} {names[number / 121 % 11]}, thôn {number % 20}";
        return new DuplicateKey($"{number}", name, (number % 3321).ToString("00000", CultureInfo.InvariantCulture), "", [$"000{number:00000000}"]);
    }

    private static DuplicateKey Key(string id, string name, string dial = "") => new(id, name, "00001", "", dial.Length == 0 ? [] : [dial]);
}
