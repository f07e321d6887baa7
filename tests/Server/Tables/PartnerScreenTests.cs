using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Records;
using SafeHelp.Server.Tests.Staff;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Tables;

/// <summary>A partner's HSDS feed on its screen, by its forms, without scripts.</summary>
[Collection(nameof(InTheConsole))]
public sealed partial class PartnerScreenTests(ConsoleServer server)
{
    private const string Screen = "/staff/records/partner";
    private const string Ward = "25771";

    [Fact]
    public async Task A_feed_is_looked_at_then_taken_once_as_drafts()
    {
        var (visitor, account) = await server.EnterAsync(StaffRole.Officer, Ward);
        var actor = new Actor(account.Id, account.Role, account.Area);

        var look = await HandInAsync(visitor, Feed(Service(711), Service(712)));
        look.Html.ShouldContain("2 nơi chưa có, 0 nơi có thể đã có");
        (await CountAsync(actor, "71")).ShouldBe(0, "looking keeps nothing");
        var done = await TakeAsync(visitor, look.Html);
        await TakeAsync(visitor, look.Html);

        done.Html.ShouldContain("Đã nhập 2 bản nháp");
        (await CountAsync(actor, "[MẪU] Nhà bạn 71")).ShouldBe(2, "a second tap is no second import");
        visitor.Dispose();
    }

    [Fact]
    public async Task What_may_be_here_already_is_compared_field_by_field_and_left_out_unless_said()
    {
        var (visitor, account) = await server.EnterAsync(StaffRole.Officer, Ward);
        var actor = new Actor(account.Id, account.Role, account.Area);
        await TakeAsync(visitor, (await HandInAsync(visitor, Feed(Service(721)))).Html);

        var look = await HandInAsync(visitor, Feed(Service(721, note: "[MẪU] mở cả chủ nhật"), Service(722)));
        look.Html.ShouldContain("1 nơi chưa có, 1 nơi có thể đã có");
        look.Html.ShouldContain("<ins class=\"lines\">[MẪU] mở cả chủ nhật</ins>");
        await TakeAsync(visitor, look.Html, ("choice", "fresh"));
        (await CountAsync(actor, "[MẪU] Nhà bạn 72")).ShouldBe(2);

        var again = await HandInAsync(visitor, Feed(Service(721, note: "[MẪU] mở cả chủ nhật")));
        await TakeAsync(visitor, again.Html, ("choice", "all"));
        (await CountAsync(actor, "[MẪU] Nhà bạn 721")).ShouldBe(2);
        visitor.Dispose();
    }

    [Fact]
    public async Task One_fault_or_one_place_beyond_the_area_keeps_all_out()
    {
        var (visitor, account) = await server.EnterAsync(StaffRole.Officer, Ward);
        var actor = new Actor(account.Id, account.Role, account.Area);

        var spoilt = await HandInAsync(visitor, Feed(Service(731), new { id = "1", name = "[MẪU] Nhà bạn 732", status = "active" }));
        var beyond = await HandInAsync(visitor, Feed(Service(733), Service(734, commune: "00004")));
        var rubbish = await HandInAsync(visitor, "đây không phải JSON");

        spoilt.Html.ShouldContain("/1/id: mã phải là UUID");
        beyond.Html.ShouldContain("1 nơi ngoài địa bàn");
        rubbish.Html.ShouldContain("không phải JSON");
        foreach (var answer in new[] { spoilt, beyond, rubbish }) answer.Html.ShouldNotContain("/partner/take");
        (await CountAsync(actor, "[MẪU] Nhà bạn 73")).ShouldBe(0);
        visitor.Dispose();
    }

    [Fact]
    public async Task A_feed_is_its_owners_alone_and_a_form_of_another_site_brings_nothing()
    {
        var (mine, _) = await server.EnterAsync(StaffRole.Officer, Ward);
        var (other, _) = await server.EnterAsync(StaffRole.Officer, Ward);
        var look = await HandInAsync(mine, Feed(Service(741)));

        (await other.GetAsync($"{Screen}?feed={Id().Match(look.Html).Groups[1].Value}")).Html.ShouldContain("Không còn giữ tệp này");
        (await mine.UploadAsync(Screen, $"{Screen}/file", "services.json", Encoding.UTF8.GetBytes("[]"), token: "none")).Status.ShouldBe(HttpStatusCode.BadRequest);
        mine.Dispose();
        other.Dispose();
    }

    private static object Service(int number, string? note = null, string commune = Ward) =>
        new
        {
            id = new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
            name = $"[MẪU] Nhà bạn {number}",
            status = "active",
            description = note ?? "[MẪU]",
            phones = new[] { new { number = $"0000{number:0000000}" } },
            service_areas = new[] { new { extent = commune } },
            service_at_locations = new[] { new { location = new { location_type = "physical", external_identifier = commune, addresses = new[] { new { address_1 = $"[MẪU] Số {number}" } } } } },
        };

    private static string Feed(params object[] services) => JsonSerializer.Serialize(services);

    private async Task<int> CountAsync(Actor actor, string words) =>
        (await server.App.Services.GetRequiredService<RecordLists>().ListAsync(actor, new RecordQuery(words), default)).Total;

    private static async Task<ConsoleAnswer> HandInAsync(ConsoleVisitor visitor, string feed)
    {
        var answer = await visitor.UploadAsync(Screen, $"{Screen}/file", "services.json", Encoding.UTF8.GetBytes(feed));
        return await visitor.GetAsync(answer.To.ShouldNotBeNull());
    }

    private static async Task<ConsoleAnswer> TakeAsync(ConsoleVisitor visitor, string html, params (string, string)[] more)
    {
        var answer = await visitor.SendAsync(Screen, $"{Screen}/take", "", [("feed", Id().Match(html).Groups[1].Value), .. more]);
        return await visitor.GetAsync(answer.To.ShouldNotBeNull());
    }

    [GeneratedRegex("name=\"feed\" value=\"([^\"]+)\"")]
    private static partial Regex Id();
}
