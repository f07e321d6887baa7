using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Tests.Places;

public sealed class GazetteerTests(Loaded loaded) : IClassFixture<Loaded>
{
    private readonly Gazetteer gazetteer = loaded.Gazetteer;

    [Fact]
    public void Every_unit_of_both_systems_is_there()
    {
        gazetteer.Provinces.Count.ShouldBe(34);
        gazetteer.Communes.Count.ShouldBe(3321);
        Living(UnitLevel.Province).ShouldBe(63);
        Living(UnitLevel.District).ShouldBe(696);
        Living(UnitLevel.OldCommune).ShouldBe(10051);
    }

    [Fact]
    public void Every_old_commune_and_district_has_successors() =>
        gazetteer.Units.Where(u => u is { IsRetired: false, Level: UnitLevel.OldCommune or UnitLevel.District, Successors.Length: 0 }).ShouldBeEmpty();

    [Fact]
    public void Every_commune_in_force_has_a_predecessor_or_an_island_district() =>
        gazetteer.Communes.Where((_, at) => !gazetteer.Units.Any(u => u.Level is UnitLevel.OldCommune or UnitLevel.District && u.Successors.Contains(at))).ShouldBeEmpty();

    [Fact]
    public void Every_unit_has_a_point_and_says_how_finely()
    {
        gazetteer.Communes.ShouldAllBe(c => c.Point != null);
        gazetteer.Provinces.ShouldAllBe(p => gazetteer.PointOfProvince(p.Code) != null);
        gazetteer.Units.Where(u => u is { Level: UnitLevel.District, IsRetired: false }).ShouldAllBe(u => u.Point != null);
    }

    [Fact]
    public void At_least_two_hundred_landmarks_are_known() => gazetteer.Units.Count(u => u.Level == UnitLevel.Landmark).ShouldBeGreaterThanOrEqualTo(200);

    [Fact]
    public void Near_widens_from_the_commune_to_its_old_district_to_its_province()
    {
        var code = gazetteer.Communes.Single(c => c.Unit.Name == "Phường Hạnh Thông").Unit.Code;

        var rings = new[] { Precision.Commune, Precision.District, Precision.Province }.Select(r => gazetteer.Around(code, r)).ToList();

        rings[0].Single().Code.ShouldBe(code);
        rings[1].Select(c => c.Name).ShouldContain("Phường Gò Vấp");
        rings[1].Count.ShouldBeInRange(2, 10);
        rings[2].Count.ShouldBe(168);
    }

    [Fact]
    public void A_label_names_the_commune_with_its_province() => gazetteer.Label("26740").ShouldBe("Phường Sài Gòn, Thành phố Hồ Chí Minh");

    [Fact]
    public void A_shared_location_finds_the_nearest_commune()
    {
        var place = loaded.Finder.At(new GeoPoint(21.0286, 105.8506))!;

        place.Province!.Name.ShouldBe("Thành phố Hà Nội");
        place.Communes[0].Name.ShouldBe("Phường Hoàn Kiếm");
    }

    [Theory]
    [InlineData(48.85, 2.35)]
    [InlineData(0, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void A_location_abroad_is_no_place(double lat, double lng) => loaded.Finder.At(new GeoPoint(lat, lng)).ShouldBeNull();

    [Fact]
    public void An_operators_points_replace_ours()
    {
        var file = Path.Combine(Path.GetTempPath(), $"points-{Guid.NewGuid():N}.csv");
        File.WriteAllText(file, "code,lat,lon\n26740,10.5,106.5\n99999,1,1\n26734,x,1\n");
        List<ContentProblem> problems = [];

        var own = Gazetteer.Load(Loaded.Content, problems, file);

        File.Delete(file);
        own.PointOfCommune("26740").ShouldBe((new GeoPoint(10.5, 106.5), Precision.Point));
        problems.Select(p => p.Line).ShouldBe([3, 4]);
    }

    [Fact]
    public void A_missing_folder_is_told_and_not_thrown()
    {
        List<ContentProblem> problems = [];

        var empty = Gazetteer.Load(Path.Combine(Path.GetTempPath(), "khong-co"), problems);

        problems.ShouldNotBeEmpty();
        new PlaceFinder(empty).Find("Hà Nội").ShouldBeNull();
    }

    private int Living(UnitLevel level) => gazetteer.Units.Count(u => u.Level == level && !u.IsRetired);
}
