using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Samples;

namespace SafeHelp.Knowledge.Tests.Search;

public sealed class SampleTests(SearchFixture fixture) : IClassFixture<SearchFixture>
{
    [Fact]
    public void Every_sample_name_is_marked_and_no_sample_number_can_be_reached()
    {
        fixture.Sample.ShouldAllBe(listing => listing.Name.StartsWith("[MẪU]", StringComparison.Ordinal));
        fixture.Sample.SelectMany(listing => listing.Phones).ShouldAllBe(phone => phone.Dial.StartsWith("000", StringComparison.Ordinal));
        fixture.Sample.SelectMany(listing => listing.Phones).Select(phone => phone.Dial).Distinct().Count().ShouldBe(fixture.Sample.Count);
    }

    [Fact]
    public void The_mix_is_the_real_one()
    {
        var homes = fixture.Sample.Count(listing => listing.Place?.Address is null) / (double)fixture.Sample.Count;

        homes.ShouldBe(0.68, tolerance: 0.03);
        fixture.Sample.Select(listing => listing.Place!.Commune).Distinct().Count().ShouldBe(fixture.Gazetteer.Communes.Count, "a sample of more listings than communes leaves none out");
    }

    [Fact]
    public void A_sample_is_read_back_as_it_was_written_and_breaks_no_rule()
    {
        var folder = Directory.CreateTempSubdirectory("sample");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "listings"));
        SampleFile.Write(Path.Combine(folder.FullName, "listings", "sample.csv"), fixture.Sample);

        var read = ContentFolder.Load(folder.FullName);

        folder.Delete(recursive: true);
        read.Listings.Count.ShouldBe(fixture.Sample.Count);
        read.Listings.Select(found => (found.Value.Id, found.Value.Name, found.Value.Category, found.Value.Hours?.Text, found.Value.Place?.Commune, found.Value.CheckedOn))
            .ShouldBe(fixture.Sample.Select(listing => (listing.Id, listing.Name, listing.Category, listing.Hours?.Text, listing.Place?.Commune, listing.CheckedOn)));
        read.Problems.Where(problem => problem.File.Contains("sample.csv", StringComparison.Ordinal) && !problem.ToString().Contains("không có loại", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
