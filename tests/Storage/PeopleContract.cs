using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Support;

namespace SafeHelp.Storage.Tests;

/// <summary>What every database must keep of staff accounts and of the access log.</summary>
public abstract class PeopleContract : IAsyncLifetime
{
    protected FakeTime Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    private protected SqlStore Store { get; private set; } = null!;

    private protected abstract Task<SqlStore> OpenAsync();

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_account_is_found_as_it_was_kept_by_id_address_and_link()
    {
        var invitation = Invitation.For("Lan@Hoi.example", StaffRole.Officer, "26740", Clock.GetUtcNow());
        var account = invitation.Account with
        {
            Alias = "Chị Lan", AuthenticatorKey = "KEY", HasSecondFactor = true, RecoveryCodes = ["A-1", "B-2"], PasswordHash = "hash", FailedSignIns = 3,
            LockedUntil = Clock.GetUtcNow().AddMinutes(5), SignedInAt = Clock.GetUtcNow(),
        };
        (await Store.Staff.AddAsync(account, default)).ShouldBeTrue();

        var found = await Store.Staff.FindAsync(account.Id, default);

        found!.RecoveryCodes.ShouldBe(account.RecoveryCodes);
        found.ShouldBe(account with { Version = 1, RecoveryCodes = found.RecoveryCodes });
        (await Store.Staff.FindByEmailAsync("lan@hoi.example", default))!.Id.ShouldBe(account.Id);
        (await Store.Staff.FindByLinkAsync(invitation.Link.Hash, default))!.Id.ShouldBe(account.Id);
        (await Store.Staff.FindByLinkAsync(invitation.Link.Secret, default)).ShouldBeNull("the secret itself is not kept");
    }

    [Fact]
    public async Task An_address_has_one_account_whoever_adds_it_first()
    {
        await AddAsync("lan@hoi.example", "26740");
        var other = await AddAsync("mai@hoi.example", "26740");

        var added = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Store.Staff.AddAsync(New("hoa@hoi.example", "26740"), default)));

        added.Count(one => one).ShouldBe(1);
        (await Store.Staff.AddAsync(New("lan@hoi.example", "00070"), default)).ShouldBeFalse();
        (await Store.Staff.UpdateAsync(other with { Email = "lan@hoi.example" }, default)).ShouldBeFalse();
        (await Store.Staff.FindAsync(other.Id, default))!.Email.ShouldBe("mai@hoi.example");
    }

    [Fact]
    public async Task Of_two_changes_that_meet_the_later_one_fails()
    {
        var account = await AddAsync("lan@hoi.example", "26740");

        var changes = await Task.WhenAll(
            Store.Staff.UpdateAsync(account with { Alias = "một" }, default), Store.Staff.UpdateAsync(account with { Alias = "hai" }, default));

        changes.Count(change => change).ShouldBe(1);
        (await Store.Staff.FindAsync(account.Id, default))!.Version.ShouldBe(account.Version + 1);
    }

    [Fact]
    public async Task A_list_holds_the_areas_asked_for_in_order_and_by_pages()
    {
        foreach (var (email, area) in new[] { ("b@hoi.example", "26740"), ("a@hoi.example", "26740"), ("c@hoi.example", "00070"), ("d@hoi.example", "") }) await AddAsync(email, area);

        (await EmailsAsync(new StaffFilter(["26740", "79"], "", 0, 10))).ShouldBe(["a@hoi.example", "b@hoi.example"]);
        (await EmailsAsync(new StaffFilter(null, "", 0, 10))).ShouldBe(["d@hoi.example", "c@hoi.example", "a@hoi.example", "b@hoi.example"]);
        (await EmailsAsync(new StaffFilter(null, "", 1, 2))).ShouldBe(["c@hoi.example", "a@hoi.example"]);
        (await EmailsAsync(new StaffFilter(null, "B@HOI", 0, 10))).ShouldBe(["b@hoi.example"]);
        (await EmailsAsync(new StaffFilter([], "", 0, 10))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_administrator_is_invited_once_a_start_and_never_when_somebody_is_there()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => InviteAsync()));
        Clock.Advance(TimeSpan.FromMinutes(5));
        var later = Invitation.First(Clock.GetUtcNow());
        var again = await Store.Staff.InviteFirstAsync(later.Account, Clock.GetUtcNow().AddMinutes(-1), default);
        var invited = (await Store.Staff.FindByLinkAsync(later.Link.Hash, default))!;
        await Store.Staff.UpdateAsync(invited with { Email = "a@hoi.example", PasswordHash = "hash" }, default);
        Clock.Advance(TimeSpan.FromMinutes(5));

        starts.Count(one => one).ShouldBe(1);
        again.ShouldBeTrue("a link that was lost is replaced at the next start");
        (await InviteAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_an_operator_added_somebody_nobody_else_is_invited()
    {
        await AddAsync("lan@hoi.example", "");

        (await InviteAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Accesses_are_read_latest_first_by_area_and_by_person()
    {
        var now = Clock.GetUtcNow();
        AccessNote[] notes = [new("lan", "26740", "staff-read", "1", now), new("mai", "00070", "record-read", "2", now), new("lan", "26740", "record-read", "3", now.AddMinutes(1))];
        foreach (var note in notes) await Store.AccessLog.NoteAsync(note, default);

        (await Store.AccessLog.ReadAsync(new AccessFilter(null, null, 0, 10), default)).ShouldBe([notes[2], notes[1], notes[0]]);
        (await Store.AccessLog.ReadAsync(new AccessFilter(["26740"], null, 0, 10), default)).ShouldBe([notes[2], notes[0]]);
        (await Store.AccessLog.ReadAsync(new AccessFilter(null, "mai", 0, 10), default)).ShouldBe([notes[1]]);
        (await Store.AccessLog.ReadAsync(new AccessFilter(null, null, 1, 1), default)).ShouldBe([notes[1]]);
    }

    private protected static StaffAccount New(string email, string area) => Invitation.For(email, StaffRole.Officer, area, DateTimeOffset.UnixEpoch).Account;

    private Task<bool> InviteAsync() => Store.Staff.InviteFirstAsync(Invitation.First(Clock.GetUtcNow()).Account, Clock.GetUtcNow().AddMinutes(-1), default);

    private async Task<StaffAccount> AddAsync(string email, string area)
    {
        var account = New(email, area);
        (await Store.Staff.AddAsync(account, default)).ShouldBeTrue();
        return (await Store.Staff.FindAsync(account.Id, default))!;
    }

    private async Task<IEnumerable<string?>> EmailsAsync(StaffFilter filter) => (await Store.Staff.ListAsync(filter, default)).Select(account => account.Email);
}

public sealed class SqlitePeopleTests : PeopleContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp").FullName;

    private string File => Path.Combine(folder, "test.db");

    private protected override Task<SqlStore> OpenAsync() => SqlStore.OpenAsync($"Data Source={File}", new ReversingCipher(), Clock, default);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_operator_adds_an_account_while_the_server_runs()
    {
        await using (var beside = await SqlStore.OpenBesideAsync($"Data Source={File}", new ReversingCipher(), Clock, default))
        {
            (await beside.Staff.AddAsync(New("lan@hoi.example", "26740"), default)).ShouldBeTrue();
        }

        (await Store.Staff.FindByEmailAsync("lan@hoi.example", default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_proves_the_second_factor_cannot_be_read_in_the_file()
    {
        await Store.Staff.AddAsync(New("lan@hoi.example", "26740") with { AuthenticatorKey = "AUTHENTICATORKEY", RecoveryCodes = ["PAPER-CODES"] }, default);
        await Store.DisposeAsync();

        var bytes = System.Text.Encoding.Latin1.GetString(await System.IO.File.ReadAllBytesAsync(File));

        bytes.ShouldNotContain("AUTHENTICATORKEY");
        bytes.ShouldNotContain("PAPER-CODES");
    }
}

public sealed class PostgresPeopleTests(PostgresFixture postgres) : PeopleContract
{
    private string? database;

    private protected override async Task<SqlStore> OpenAsync() =>
        await SqlStore.OpenAsync(database ??= await postgres.Server.CreateDatabaseAsync(), new ReversingCipher(), Clock, default);
}
