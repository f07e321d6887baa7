using SafeHelp.Bot.Outbox;
using SafeHelp.Support;
using SafeHelp.Support.Databases;

[assembly: AssemblyFixture(typeof(SafeHelp.Storage.Tests.PostgresFixture))]

namespace SafeHelp.Storage.Tests;

/// <summary>One PostgreSQL server for all tests; each test has a database of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    public PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PostgresServer.StartAsync(isDurable: false);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

public sealed class PostgresStoreTests(PostgresFixture postgres) : StoreContract
{
    private string? database;

    private protected override async Task<SqlStore> OpenAsync() =>
        await SqlStore.OpenAsync(database ??= await postgres.Server.CreateDatabaseAsync(), new ReversingCipher(), Clock, default);

    [Fact]
    public async Task Processes_that_start_at_once_on_an_empty_database_all_come_up()
    {
        database = await postgres.Server.CreateDatabaseAsync();

        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(OpenAsync)));

        await stores[0].Inbox.AcceptAsync(Message("a", "1"), default);
        (await stores[5].Status.ReadAsync(default)).Waiting.ShouldBe(1);
        foreach (var store in stores) await store.DisposeAsync();
    }

    [Fact]
    public async Task Processes_that_take_at_once_take_each_talk_once()
    {
        await using var other = await OpenAsync();
        for (var i = 0; i < 200; i++) await Store.Inbox.AcceptAsync(Message($"talk{i}", $"m{i}"), default);
        var now = Clock.GetUtcNow();

        var takes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? Store : other).Turns.TakeAsync(now, now.AddMinutes(1), 10, default)));

        var taken = takes.SelectMany(one => one).Select(pending => pending.Message.Id).ToList();
        taken.Count.ShouldBe(200);
        taken.ShouldBeUnique();
    }

    [Fact]
    public async Task The_same_message_given_to_two_processes_at_once_is_kept_once()
    {
        await using var other = await OpenAsync();

        var accepted = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => (i % 2 == 0 ? Store : other).Inbox.AcceptAsync(Message($"talk{i / 2 % 7}", $"m{i / 2}"), default)));

        accepted.Count(one => one.IsNew).ShouldBe(200);
        (await Store.Status.ReadAsync(default)).Waiting.ShouldBe(200);
    }

    [Fact]
    public async Task A_connection_cut_by_the_database_loses_nothing_and_is_not_noticed()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        await CutConnectionsAsync();

        var after = await Store.Inbox.AcceptAsync(Message("a", "2"), default);

        after.Sequence.ShouldBe(2);
        (await Store.Status.ReadAsync(default)).Waiting.ShouldBe(2);
    }

    [Fact]
    public async Task What_happens_in_one_process_is_heard_in_another_even_after_its_connection_was_cut()
    {
        await using var other = await OpenAsync();
        using var stop = new CancellationTokenSource();
        var (here, there) = (new NewsBoard(), new NewsBoard());
        var wires = new[] { Store.News.RunAsync(here, stop.Token), other.News.RunAsync(there, stop.Token) };

        await HearsAsync(here, there, News.Of(new TalkName("webchat", "a")));
        await HearsAsync(here, there, new News(NewsKind.Directory, "hcm-1"));
        await CutConnectionsAsync();
        await HearsAsync(here, there, News.Erased(new TalkName("webchat", "b")));

        await stop.CancelAsync();
        await Task.WhenAll(wires);
    }

    [Fact]
    public async Task A_crowd_of_news_reaches_the_other_process_whole()
    {
        await using var other = await OpenAsync();
        using var stop = new CancellationTokenSource();
        var (here, there) = (new NewsBoard(), new NewsBoard());
        var heard = new System.Collections.Concurrent.ConcurrentDictionary<News, bool>();
        there.Heard += news => heard[news] = true;
        var wires = new[] { Store.News.RunAsync(here, stop.Token), other.News.RunAsync(there, stop.Token) };
        await HearsAsync(here, there, News.Of(new TalkName("webchat", "first")));

        var crowd = Enumerable.Range(0, 500).Select(i => News.Of(new TalkName("webchat", $"{new string('ặ', 300)}-{i}"))).ToList();
        crowd.ForEach(here.Tell);
        here.Tell(new News(NewsKind.Directory, new string('x', 9000)));

        await Eventually.TrueAsync(() => crowd.All(heard.ContainsKey) && heard.ContainsKey(News.DirectoryChanged));
        await stop.CancelAsync();
        await Task.WhenAll(wires);
    }

    [Fact]
    public async Task A_process_that_begins_to_listen_looks_again_at_what_it_may_have_missed()
    {
        using var stop = new CancellationTokenSource();
        var (board, heard) = (new NewsBoard(), new System.Collections.Concurrent.ConcurrentBag<News>());
        board.Heard += heard.Add;

        var wire = Store.News.RunAsync(board, stop.Token);

        await Eventually.TrueAsync(() => heard.Contains(News.DirectoryChanged) && heard.Contains(News.MessagesWait));
        await stop.CancelAsync();
        await wire;
    }

    // Of this test's own database only: others run beside it on the same server.
    private Task CutConnectionsAsync() =>
        postgres.Server.AdministerAsync($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{new Npgsql.NpgsqlConnectionStringBuilder(database).Database}'");

    // Told again until heard: when the other side begins to listen is not known.
    private static async Task HearsAsync(NewsBoard here, NewsBoard there, News news)
    {
        var hasHeard = false;
        there.Heard += one => hasHeard |= one == news;
        await Eventually.TrueAsync(() =>
        {
            if (!hasHeard) here.Tell(news);
            return hasHeard;
        });
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_without_its_password()
    {
        var refused = await Should.ThrowAsync<StorageUnavailableException>(
            () => SqlStore.OpenAsync("Host=127.0.0.1;Port=1;Username=x;Password=secret-word;Database=none", new ReversingCipher(), Clock, default));

        refused.Message.ShouldContain("127.0.0.1:1");
        refused.Message.ShouldNotContain("secret-word");
        refused.IsPassing.ShouldBeTrue("a server may wait for it");
    }
}
