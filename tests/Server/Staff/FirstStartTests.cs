using System.Net;
using SafeHelp.Support;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Staff;

/// <summary>How the first people come in, on the program as an operator starts it.</summary>
public sealed class FirstStartTests
{
    [Fact]
    public async Task The_first_start_prints_a_link_for_the_administrator_and_the_command_line_adds_others_while_it_runs()
    {
        await using var server = await ServerProcess.StartAsync();
        using var admin = new ConsoleVisitor(server.Address);
        using var officer = new ConsoleVisitor(server.Address);

        await admin.ComeInAsync(await server.FirstLinkAsync(), "admin@hoi.example");
        await officer.ComeInAsync(await server.AddStaffAsync("lan@hoi.example", "officer", "26740"), "lan@hoi.example");

        (await admin.GetAsync("/staff/people")).Html.ShouldContain("lan@hoi.example");
        (await officer.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.GetAsync("/staff/people")).To.ShouldBe("/staff/denied");
        (await admin.GetAsync(await server.FirstLinkAsync())).Html.ShouldContain("đã dùng rồi");
        File.Exists(Path.Combine(server.DataFolder, "staff.key")).ShouldBeFalse();
    }
}
