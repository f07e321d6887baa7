using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Records;
using SafeHelp.Staff.Reports;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Staff.Reports;

/// <summary>A report on the screen and the file it hands out.</summary>
public sealed class ReportFileTests(ConsoleServer server) : IClassFixture<ConsoleServer>
{
    private const string Year = "kind=Yearly&year=2024";

    [Fact]
    public async Task The_file_says_what_the_screen_says_and_what_looks_like_a_formula_stays_text()
    {
        await CountAsync(ConsoleServer.SaigonWard, "=1+1", 7);
        await CountAsync(ConsoleServer.HanoiWard, "shelter", 9);
        using var reviewer = (await server.EnterAsync(StaffRole.Reviewer, ConsoleServer.Saigon)).Visitor;

        var screen = await reviewer.GetAsync($"/staff/reports?{Year}");
        var file = await reviewer.FileAsync($"{ReportRoutes.File}?{Year}");
        var foreign = await reviewer.FileAsync($"{ReportRoutes.File}?{Year}&area={ConsoleServer.HanoiWard}");

        var lines = ReadSheet.Of(file, ReportWorkbook.Figures);
        lines.ShouldContain(line => line[2] == "=1+1" && line[3] == "từ 7 trở lên" && line[4] == "7");
        System.Net.WebUtility.HtmlDecode(screen.Html).ShouldContain("=1+1");
        foreach (var line in lines.Skip(1)) System.Net.WebUtility.HtmlDecode(screen.Html).ShouldContain(line[3]);
        ReadSheet.Of(file, ReportWorkbook.Targets).Skip(1).Select(line => line[0]).ShouldBe(["S1-01", "S1-02", "S1-03", "S1-04", "S1-05", "S1-06"]);
        ReadSheet.Of(file, ReportWorkbook.Summary).ShouldContain(line => line[0] == "Hạn nộp" && line[1] == "30/11/2024");
        ReadSheet.Of(foreign, ReportWorkbook.Figures).ShouldBe(lines, "another province's figures are not hers");
    }

    [Fact]
    public async Task An_area_is_chosen_by_its_name_and_only_within_one_s_own()
    {
        using var centre = (await server.EnterAsync(StaffRole.Publisher, "")).Visitor;
        using var reviewer = (await server.EnterAsync(StaffRole.Reviewer, ConsoleServer.Saigon)).Visitor;
        using var officer = (await server.EnterAsync(StaffRole.Officer, ConsoleServer.SaigonWard)).Visitor;

        var country = await centre.GetAsync("/staff/reports");
        var ward = await centre.GetAsync($"/staff/reports?province={ConsoleServer.Saigon}&commune={ConsoleServer.SaigonWard}");
        var moved = await centre.GetAsync($"/staff/reports?province={ConsoleServer.Hanoi}&commune={ConsoleServer.SaigonWard}");
        var hers = await reviewer.GetAsync("/staff/reports");

        country.Html.ShouldContain("id=\"province\"");
        country.Html.ShouldNotContain("id=\"commune\"");
        Title(ward.Html).ShouldContain("Phường Sài Gòn");
        Title(moved.Html).ShouldContain("Hà Nội", Case.Sensitive, "a commune of the province before counts no longer");
        hers.Html.ShouldContain("id=\"commune\"");
        hers.Html.ShouldNotContain("id=\"province\"");
        (await officer.GetAsync("/staff/reports")).Html.ShouldNotContain("id=\"commune\"");
    }

    // A year of its own, so that no other test counts into it.
    private async Task CountAsync(string commune, string topic, int times)
    {
        var counters = server.App.Services.GetRequiredService<ICounterStore>();
        var tally = new Tally(new DateOnly(2024, 3, 8), TallyKind.Case) { Province = commune == ConsoleServer.HanoiWard ? "01" : "79", Commune = commune, Topic = topic, Urgency = "high", Audience = "self_adult", Channel = "webchat" };
        for (var i = 0; i < times; i++) await counters.AddAsync(tally, default);
    }

    private static string Title(string html) => System.Net.WebUtility.HtmlDecode(html.Split("<h1>")[1].Split("</h1>")[0]);
}
