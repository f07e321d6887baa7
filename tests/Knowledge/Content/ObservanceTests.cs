using SafeHelp.Knowledge.Content;

namespace SafeHelp.Knowledge.Tests.Content;

/// <summary>Which slogan is said on which day.</summary>
public sealed class ObservanceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-calendar-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("2026-12-14", null)]
    [InlineData("2026-12-15", "qua năm")]
    [InlineData("2026-12-31", "qua năm")]
    [InlineData("2027-01-01", "một ngày")]
    [InlineData("2027-01-10", "qua năm")]
    [InlineData("2027-01-11", null)]
    public void An_observance_may_go_over_the_new_year_and_the_shortest_one_is_said(string day, string? slogan)
    {
        File.WriteAllText(
            Path.Combine(folder, "calendar.yml"),
            "- { name: a, from: '15/12', to: '10/1', slogan: qua năm }\n- { name: b, from: '1/1', to: '1/1', slogan: một ngày }\n");
        var problems = new List<ContentProblem>();

        var observances = Observances.Read(new YamlSource(folder, "calendar.yml", problems));

        problems.ShouldBeEmpty();
        observances.SloganOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(slogan);
    }
}
