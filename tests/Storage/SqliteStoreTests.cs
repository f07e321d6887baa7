namespace SafeHelp.Storage.Tests;

public sealed class SqliteStoreTests : StoreContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp").FullName;

    private string ConnectionString => $"Data Source={Path.Combine(folder, "test.db")}";

    private protected override Task<SqlStore> OpenAsync() => SqlStore.OpenAsync(ConnectionString, new ReversingCipher(), Clock, default);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Everything_is_there_after_closing_and_opening_and_nothing_stays_taken()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1", "một"), default);
        await Store.Turns.TakeAsync(Clock.GetUtcNow(), Clock.GetUtcNow().AddMinutes(5), 10, default);
        await Store.DisposeAsync();

        await using var reopened = await OpenAsync();

        var taken = await reopened.Turns.TakeAsync(Clock.GetUtcNow(), Clock.GetUtcNow().AddMinutes(5), 10, default);
        taken.Select(pending => pending.Message.Text).ShouldBe(["một"]);
    }

    [Fact]
    public async Task A_second_process_is_told_that_the_file_is_in_use()
    {
        var second = await Should.ThrowAsync<StorageUnavailableException>(OpenAsync);

        second.Message.ShouldContain("another process");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_what_to_do()
    {
        var file = Path.Combine(folder, "broken.db");
        await File.WriteAllTextAsync(file, new string('x', 5000));

        var refused = await Should.ThrowAsync<StorageUnavailableException>(() => SqlStore.OpenAsync($"Data Source={file}", new ReversingCipher(), Clock, default));

        refused.Message.ShouldContain("Restore a backup");
    }
}
