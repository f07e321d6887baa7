using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Support.Records;

/// <summary>Records that could be real but for their mark and their numbers, which nothing connects.</summary>
public static class SampleRecords
{
    public const string Commune = "27568";
    public const string Province = "79";

    public static RecordFields Fields(string name = "[MẪU] Địa chỉ tin cậy thôn 1", string dial = "00000001234", Confidentiality confidentiality = Confidentiality.Public) =>
        new(
            "dia_chi_tin_cay",
            name,
            [new PersonInCharge("[MẪU] Trần Thị Kín", "chủ nhà")],
            [new RecordPhone(dial, dial, false, "Cước như gọi thường", "24/7")],
            "24/7",
            ["phu_nu_bi_bao_luc"],
            ["vi"],
            new ServiceArea(false, [], [Commune]),
            Province,
            Commune,
            new RecordPlace("[MẪU] Số 1 đường Kín, ấp 9", new GeoPoint(10.8412, 106.6623), Precision.Point),
            confidentiality);

    public static Paper Consent(DateOnly day, PaperScope scope = PaperScope.ContactAndPlace, string id = "dong-y") =>
        new(id, PaperKind.HolderConsent, "[MẪU] Người Đứng Tên", "chủ nhà", day, scope, "Phiếu số 01, tủ 2");

    public static Paper Agreement(DateOnly day, PaperScope scope = PaperScope.ContactAndPlace, string id = "quan-ly") =>
        new(id, PaperKind.ManagingBodyAgreement, "[MẪU] Người Ký", "chủ tịch", day, scope, "Công văn 02");

    public static AuthorityConfirmation Confirmation(DateOnly day) => new("[MẪU] UBND xã", "phó chủ tịch", day, "Giấy 03");
}
