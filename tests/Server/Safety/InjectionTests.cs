using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Tables;
using SafeHelp.Server.Tests.Staff;
using SafeHelp.Staff.Import;
using SafeHelp.Support;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Safety;

/// <summary>What somebody writes stays writing, on every screen and in every file: no markup, no script, no formula comes of it.</summary>
public sealed partial class InjectionTests(ConsoleServer server) : IClassFixture<ConsoleServer>
{
    private const string Payload = "\"'><img src=x onerror=wqzx()></textarea><script>wqzx()</script>{{7*7}}[a](javascript:wqzx())";

    [Fact]
    public async Task A_form_filled_with_markup_shows_it_as_text_and_so_does_every_screen_after_it()
    {
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.SaigonWard);
        var (reviewer, _) = await server.EnterAsync(StaffRole.Reviewer, ConsoleServer.Saigon);
        const string Form = "/staff/records/new?kind=dia_chi_tin_cay";
        var fields = TextFields().Matches((await officer.GetAsync(Form)).Html).Select(match => match.Groups["name"].Value).Where(name => name.Length > 0 && name[0] != '_').Distinct().ToList();
        fields.Count.ShouldBeGreaterThan(5, "the form's fields are found");

        var refused = await RawAsync(officer, Form, [("_handler", "record"), .. fields.Select(name => (name, Payload)), ("Do", "save")]);
        var kept = await officer.SendAsync(Form, "record", ("Category", "dia_chi_tin_cay"), ("Name", $"[MẪU] {Payload}"), ("Note", Payload), ("Hours", "weekly"), ("Serves", "commune"), ("Do", "save"));

        Clean(refused, Form);
        refused.ShouldContain("&lt;img src=x", Case.Insensitive, "it is shown again as it was typed");
        var record = kept.To.ShouldNotBeNull().Split('?')[0];
        (await RawAsync(officer, record)).ShouldContain("&lt;img src=x", Case.Insensitive, "it is on the screen");
        foreach (var visitor in new[] { officer, reviewer })
        {
            foreach (var path in Screens().Append(record).Append($"{record}/edit").Append($"{record}/changes").Append($"/staff/records?q={Uri.EscapeDataString(Payload)}")) Clean(await RawAsync(visitor, path), path);
            visitor.Dispose();
        }
    }

    [Fact]
    public async Task A_message_and_a_note_with_markup_are_text_in_the_officers_screens()
    {
        var (officer, account) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.SaigonWard);
        var shift = new DutyShift(account.Id, account.Id, new DeskArea(ConsoleServer.Saigon, ConsoleServer.SaigonWard), "24/7", new DateOnly(2020, 1, 1), null, 5, WorksHolidays: true);
        await server.App.Services.GetRequiredService<IDeskStore>().KeepShiftAsync(shift, default);
        await officer.GetAsync("/staff/talks");
        await server.App.Services.GetRequiredService<DeskKeeper>().RunOnceAsync(default);
        // Each alone: what is sent right after one another is one thought.
        foreach (var said in new[] { "tôi ở phường Sài Gòn, TP HCM", $"ly hôn cần giấy tờ gì {Payload}", "tôi muốn nói chuyện với người thật" })
        {
            var before = await SaidAsync();
            await SayAsync(said);
            await Eventually.TrueAsync(async () => await SaidAsync() > before);
        }

        var html = "";
        await Eventually.TrueAsync(async () => (html = (await officer.GetAsync("/staff/talks")).Html).Contains("/take\"", StringComparison.Ordinal));
        var key = html.Split("/take\"")[0].Split('/')[^1];
        await officer.SendAsync("/staff/talks", $"/staff/talks/{key}/take", "");

        foreach (var path in new[] { "/staff/talks", $"/staff/talks/{key}", $"/staff/talks/{key}?q={Uri.EscapeDataString(Payload)}", "/staff/talks/live", $"/staff/talks/{key}/live" }) Clean(await RawAsync(officer, path), path);
        (await RawAsync(officer, $"/staff/talks/{key}")).ShouldContain("wqzx", Case.Sensitive, "the talk is shown");
        officer.Dispose();
    }

    [Fact]
    public void No_script_of_ours_writes_markup()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "SafeHelpBot.sln"))) root = root.Parent;
        var scripts = Directory.EnumerateFiles(Path.Combine(root.FullName, "src"), "*.js", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.EndsWith("leaflet.js", StringComparison.Ordinal));

        scripts.Where(file => Markup().IsMatch(File.ReadAllText(file))).ShouldBeEmpty("write text nodes");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://elsewhere.example\")")]
    [InlineData("+1")]
    [InlineData("@SUM(1)")]
    [InlineData("-2+3")]
    [InlineData("\t=1")]
    [InlineData("\n=1")]
    [InlineData("  =1")]
    [InlineData("\0=1\u0001\ud800")]
    public void No_cell_of_the_report_of_faults_runs_in_a_spreadsheet(string cell)
    {
        var texts = server.App.Services.GetRequiredService<Bot.Turns.TurnSource>().Current.Knowledge.Content.Import;
        ImportNote[] notes = [new("Trang", 2, "C", cell, Enum.GetValues<ImportCode>()[0], cell, cell)];

        using var workbook = SpreadsheetDocument.Open(new MemoryStream(FaultReport.Xlsx(notes, texts)), isEditable: false);
        var cells = workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Cell>()).ToList();
        cells.ShouldAllBe(one => one.CellFormula == null && one.DataType!.Value == CellValues.InlineString);
        var csv = Encoding.UTF8.GetString(FaultReport.Csv(notes, texts)).Split("\r\n")[1];
        Cells().Matches(csv).Select(match => match.Groups[1].Value.TrimStart(' ')).ShouldAllBe(value => value.Length == 0 || !"=+-@\t\r\n\0".Contains(value[0]));
    }

    private IEnumerable<string> Screens() =>
        server.StaffRoutes.Where(route => route.RoutePattern.Parameters.Count == 0 && (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true))
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/')).Where(path => !path.EndsWith("logout", StringComparison.Ordinal)).Distinct();

    private async Task<int> SaidAsync() =>
        (await server.App.Services.GetRequiredService<Bot.Outbox.ITranscript>().ReadAsync("webchat", "talk-injected", 0, default)).Count(one => one.Reply is not null);

    private Task SayAsync(string text) =>
        server.App.Services.GetRequiredService<Intake>().AcceptAsync(new IncomingMessage("webchat", Guid.NewGuid().ToString("N"), "talk-injected", MessageKind.Text, text), default);

    // As the browser gets it, and not decoded.
    private async Task<string> RawAsync(ConsoleVisitor visitor, string path, params (string Name, string Value)[] form)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = visitor.Cookies }) { BaseAddress = new Uri(server.Address) };
        using var shown = await http.GetAsync(new Uri(path, UriKind.Relative));
        // Data for our own scripts, which write text nodes only; no browser takes it for a page.
        if (shown.Content.Headers.ContentType?.MediaType == "application/json")
        {
            shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], path);
            return "";
        }

        var html = await shown.Content.ReadAsStringAsync();
        if (form.Length == 0) return html;
        var token = Token().Match(html).Groups[1].Value;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), .. form.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await answer.Content.ReadAsStringAsync();
    }

    private static void Clean(string html, string where)
    {
        foreach (var live in new[] { "<img src=x", "<script>wqzx", "onerror=wqzx()>", "href=\"javascript:", "49[a]" }) html.Contains(live, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{live} in {where}");
    }

    [GeneratedRegex(@"\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML\(|document\.write\(|\beval\(")]
    private static partial Regex Markup();

    [GeneratedRegex("<(?:input|textarea|select)[^>]*? name=\"(?<name>[^\"]+)\"")]
    private static partial Regex TextFields();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("\"((?:[^\"]|\"\")*)\"")]
    private static partial Regex Cells();
}
