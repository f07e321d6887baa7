using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Server.Hosting;
using SafeHelp.Support.Records;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Server.Tests.Staff;

/// <summary>The daily letter to whoever has records due.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    private static readonly Uri Console = new("https://help.example");

    private readonly ConsoleServer server = new();
    private readonly SmtpStandIn mail = new();

    private Reminders Reminders => server.App.Services.GetRequiredService<Reminders>();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        mail.Dispose();
        return server.DisposeAsync();
    }

    [Fact]
    public async Task An_officer_with_due_records_gets_one_letter_a_day_with_counts_and_nothing_of_a_record()
    {
        var (visitor, officer) = await server.EnterAsync(StaffRole.Officer, SampleRecords.Commune);
        (await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard)).Visitor.Dispose();
        visitor.Dispose();
        await PublishAsync();
        (await Reminders.SendAsync(Mailer(), Console, default)).ShouldBe(0, "nothing is due yet");

        server.Clock.Advance(TimeSpan.FromDays(185));
        mail.Refuses = true;
        await Should.ThrowAsync<MailFailedException>(() => Reminders.SendAsync(Mailer(), Console, default));
        mail.Refuses = false;
        var sent = await Reminders.SendAsync(Mailer(), Console, default);
        var again = await Reminders.SendAsync(Mailer(), Console, default);

        (sent, again).ShouldBe((1, 0));
        var letter = mail.Letters.ShouldHaveSingleItem();
        letter.ShouldContain($"To: {officer.Email}");
        var text = Text(letter);
        text.ShouldContain("1 hồ sơ quá hạn và 0 hồ sơ sắp đến hạn");
        text.ShouldContain("https://help.example/staff/review");
        foreach (var secret in SampleRecords.Secrets.Append("Địa chỉ tin cậy")) (letter + text).ShouldNotContain(secret);
    }

    private SmtpMailer Mailer() => new(new SmtpSettings("127.0.0.1", mail.Port, null, null, "nhac@hoi.example"));

    private static string Text(string letter) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(letter[(letter.IndexOf("\n\n", StringComparison.Ordinal) + 2)..].Replace("\n", "", StringComparison.Ordinal)));

    private async Task PublishAsync()
    {
        var desk = server.App.Services.GetRequiredService<RecordDesk>();
        var today = desk.Today;
        Actor officer = new("o", StaffRole.Officer, SampleRecords.Commune), reviewer = new("r", StaffRole.Reviewer, SampleRecords.Province), centre = new("p", StaffRole.Publisher, "");
        var record = (await desk.CreateAsync(officer, SampleRecords.Fields(), default)).Record!;
        (Actor, RecordAction)[] way =
        [
            (officer, new RecordAction.AddPaper(SampleRecords.Consent(today))), (officer, new RecordAction.AddPaper(SampleRecords.Agreement(today))), (officer, new RecordAction.Submit()),
            (officer, new RecordAction.Confirm(SampleRecords.Confirmation(today))), (reviewer, new RecordAction.Appraise(true, "đúng")), (reviewer, new RecordAction.Accept()), (centre, new RecordAction.Publish()),
        ];
        foreach (var (actor, action) in way) record = (await desk.DoAsync(actor, new RecordAtRevision(record.Id, record.Revision), action, default)).Record!;
    }
}
