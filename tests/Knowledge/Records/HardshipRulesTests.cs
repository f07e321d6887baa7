using SafeHelp.Knowledge.Listings.Hardship;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Knowledge.Tests.Records;

public sealed class HardshipRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void Nobody_is_kept_without_having_agreed()
    {
        var need = Need(null);

        HardshipRules.Faults(need, Today).Single().Code.ShouldBe(RefusalCode.ConsentMissing);
        HardshipRules.Faults(need with { Consent = new PersonConsent(Today, "Phiếu 1", IsBySelf: true) }, Today).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(5, false, "mẹ", true)]
    [InlineData(7, false, "mẹ", false)]
    [InlineData(7, true, "mẹ", true)]
    [InlineData(17, true, null, false)]
    [InlineData(18, true, null, true)]
    [InlineData(18, false, "mẹ", false)]
    public void A_child_of_seven_is_asked_herself_and_her_representative_with_her(int age, bool isBySelf, string? representative, bool isEnough) =>
        (HardshipRules.Faults(Need(new PersonConsent(Today, "Phiếu 1", isBySelf, age, representative)), Today).Count == 0).ShouldBe(isEnough);

    [Fact]
    public void Small_counts_are_not_told()
    {
        HardshipCount[] counts = [new("79", "27568", HardshipKind.NoHouse, 3), new("79", "27568", HardshipKind.NoLatrine, 2), new("79", "27569", HardshipKind.NoHouse, 4)];

        var told = HardshipRules.Public(counts, RecordTerms.Default);

        told.ShouldBe(new Dictionary<string, int> { ["27568"] = 5 });
    }

    private static HardshipNeed Need(PersonConsent? consent) => new("kk-1", 0, HardshipKind.NoHouse, "79", "27568", "[MẪU] Một Người", "", consent, false);
}
