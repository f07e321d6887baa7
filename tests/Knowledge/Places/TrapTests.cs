using System.Text.Json;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Tests.Places;

/// <summary>What has misled place finders before, each as a fact.</summary>
public sealed class TrapTests(Loaded loaded) : IClassFixture<Loaded>
{
    private PlaceMatch? Find(string text) => loaded.Finder.Find(text);

    [Fact]
    public void Old_names_answer_with_their_successors()
    {
        var place = Find("phường Bến Nghé, Quận 1, TPHCM")!;

        place.OldCommune!.Code.ShouldBe("26740");
        place.Communes.ShouldBe([new Unit("26740", "Phường Sài Gòn")]);
    }

    [Theory]
    [InlineData("Phường Phú Mỹ, Quận 7, TPHCM", "Phường Phú Thuận", "Phường Tân Mỹ")]
    [InlineData("Phường Dịch Vọng Hậu, Quận Cầu Giấy, Hà Nội", "Phường Cầu Giấy", "Phường Nghĩa Đô")]
    [InlineData("Phường Mễ Trì, Quận Nam Từ Liêm, Hà Nội", "Phường Đại Mỗ", "Phường Từ Liêm", "Phường Yên Hòa")]
    [InlineData("Phường Thanh Xuân Trung, Quận Thanh Xuân, Hà Nội", "Phường Khương Đình", "Phường Thanh Xuân")]
    [InlineData("Phường Lê Lợi, Quận An Dương, Hải Phòng", "Phường An Dương", "Phường An Hải", "Phường An Phong")]
    [InlineData("Xã Nguyễn Phích, Huyện U Minh, Cà Mau", "Xã Khánh An", "Xã Khánh Lâm", "Xã Nguyễn Phích")]
    public void A_split_commune_keeps_every_successor(string text, params string[] successors) =>
        Find(text)!.Communes.Select(c => c.Name).ShouldBe(successors, ignoreOrder: true);

    [Theory]
    [InlineData("Xã Hòa Bình, Huyện Vĩnh Bảo, Hải Phòng", "Xã Nguyễn Bỉnh Khiêm")]
    [InlineData("Phường 4, Thành phố Tân An, Long An", "Phường Long An")]
    [InlineData("Xã Phú Tân, Huyện Châu Thành, Hậu Giang", "Xã Phú Hữu")]
    public void A_commune_does_not_inherit_the_successors_of_its_namesake(string text, string successor) =>
        Find(text)!.Communes.Select(c => c.Name).ShouldBe([successor]);

    [Theory]
    [InlineData("hàng xóm đánh vợ ở hẻm 12 gò vấp", "Quận Gò Vấp")]
    [InlineData("hem 12 go vap", "Quận Gò Vấp")]
    [InlineData("hem 100 quan 10", "Quận 10")]
    [InlineData("duong so 7 thu duc", "Thành phố Thủ Đức")]
    public void The_district_after_an_alleys_number_is_where_she_is(string text, string district) =>
        Find(text)!.OldDistrict!.Name.ShouldBe(district);

    [Theory]
    [InlineData("hẻm 12 lê lợi")]
    [InlineData("ngõ 10 hoàng hoa thám")]
    [InlineData("12 đống đa")]
    public void A_street_after_a_number_is_no_place_of_that_name(string text) => Find(text).ShouldBeNull();

    [Fact]
    public void The_code_of_an_old_commune_is_not_the_commune_of_that_code_today()
    {
        loaded.Gazetteer.OldCommune("26740")!.Name.ShouldBe("Phường Bến Nghé");
        loaded.Gazetteer.Commune("26740")!.Unit.Name.ShouldBe("Phường Sài Gòn");
    }

    [Fact]
    public void Chau_Thanh_alone_asks_which()
    {
        var place = Find("em ở Châu Thành")!;

        place.Ask.ShouldBeTrue();
        place.Candidates.Count.ShouldBeGreaterThan(5);
        place.Candidates.Select(c => c.OldProvince!.Name).ShouldContain("Tỉnh Long An");
    }

    [Fact]
    public void Chau_Thanh_with_its_province_does_not_ask() => Find("Châu Thành, Long An")!.Ask.ShouldBeFalse();

    [Theory]
    [InlineData("mẹ em ở Nghệ An bị ba đánh hoài, em ở xa thì làm sao")]
    [InlineData("chị gái ở Nghệ An, em ở xa thì phải làm sao")]
    public void Far_away_is_no_commune(string text)
    {
        var place = Find(text)!;

        place.Span.ShouldBe("Nghệ An");
        place.OldProvince!.Name.ShouldBe("Tỉnh Nghệ An");
    }

    [Theory]
    [InlineData("Hà Tây")]
    [InlineData("ở Hà Tây thì sao")]
    [InlineData("tôi ở Hà Tây cũ")]
    public void Ha_Tay_is_the_province_that_became_Ha_Noi(string text) => Find(text)!.Province!.Name.ShouldBe("Thành phố Hà Nội");

    [Theory]
    [InlineData("quê em ở Nghệ An nhưng em đang ở Bình Dương", "Tỉnh Bình Dương")]
    [InlineData("que em o nghe an nhung em dang o binh duong", "Tỉnh Bình Dương")]
    [InlineData("em đang ở Bình Dương, quê em Nghệ An", "Tỉnh Bình Dương")]
    [InlineData("em từ Thanh Hóa vào Đồng Nai làm công nhân", "Tỉnh Đồng Nai")]
    [InlineData("quê em Nghệ An", "Tỉnh Nghệ An")]
    public void Where_someone_is_beats_where_they_come_from(string text, string province) => Find(text)!.OldProvince!.Name.ShouldBe(province);

    [Theory]
    [InlineData("đường Hà Nội")]
    [InlineData("chị Thanh Hà ơi")]
    [InlineData("em muốn ăn hải sản")]
    [InlineData("tôi cần một chỗ an toàn")]
    [InlineData("mong gia đình hòa bình")]
    [InlineData("no cam con dao doa em")]
    [InlineData("chong em di an nhau")]
    [InlineData("someone@hanoi.example")]
    [InlineData("0900000000")]
    public void Words_streets_and_people_are_no_place(string text) => Find(text).ShouldBeNull();

    [Fact]
    public void An_office_before_a_province_is_no_commune_misspelt() => Find("công an tỉnh Gia Lai")!.OldCommune.ShouldBeNull();

    [Fact]
    public void A_street_named_after_a_city_leaves_the_real_place() => Find("123 đường Sài Gòn, Quy Nhơn")!.OldDistrict!.Name.ShouldBe("Thành phố Quy Nhơn");

    [Theory]
    [InlineData("p8q10", "771")]
    [InlineData("f4 q6 hcmc", "775")]
    [InlineData("q.1", "760")]
    [InlineData("Q2, Tp HCM", "769")]
    [InlineData("Quận 9", "769")]
    [InlineData("thu duc cu", "769")]
    [InlineData("TX Dĩ An", "724")]
    [InlineData("Tĩnh Gia Thanh Hóa", "407")]
    [InlineData("Nam Đông, Thừa Thiên Huế", "483")]
    public void Short_and_retired_names_find_their_district(string text, string code) => Find(text)!.OldDistrict!.Code.ShouldBe(code);

    [Fact]
    public void The_span_is_what_was_typed_even_decomposed()
    {
        var text = "em o\u031B\u0309 Go\u0300 Va\u0302\u0301p";

        var place = Find(text)!;

        text.Substring(place.Start, place.Length).ShouldBe(place.Span);
        place.OldDistrict!.Code.ShouldBe("764");
    }

    [Fact]
    public void Dong_Nai_is_a_city_since_30_April_2026()
    {
        loaded.Gazetteer.Province("75")!.Name.ShouldBe("Thành phố Đồng Nai");
        Find("phường Trảng Bom, Đồng Nai")!.Communes[0].Name.ShouldBe("Phường Trảng Bom");
    }

    [Fact]
    public void A_landmark_is_known_to_the_point_and_its_commune()
    {
        var place = Find("em đang ở gần chợ Bến Thành")!;

        place.Precision.ShouldBe(Precision.Point);
        place.Communes[0].Name.ShouldBe("Phường Bến Thành");
    }

    [Fact]
    public void A_place_is_written_as_the_contract_says()
    {
        using var json = JsonDocument.Parse(PlaceJson.WriteLine("a", Find("o go vap"), 0.1));
        var place = json.RootElement.GetProperty("place");

        place.EnumerateObject().Select(p => p.Name).ShouldBe(
            ["span", "start", "length", "precision", "province", "oldProvince", "oldDistrict", "oldCommune", "communes", "lat", "lng", "ask", "candidates"]);
        place.GetProperty("span").GetString().ShouldBe("go vap");
        place.GetProperty("oldDistrict").GetProperty("code").GetString().ShouldBe("764");
        place.GetProperty("lat").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public void No_place_is_written_as_null() => PlaceJson.WriteLine("a", null, 0.1).ShouldBe("""{"id":"a","place":null,"ms":0.1}""");
}
