using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;

namespace SafeHelp.Load;

/// <summary>What is measured: how it is written to, and what it and its database have used.</summary>
internal sealed class Contestant(string name, IReadOnlyList<IAsyncDisposable> parts) : IAsyncDisposable
{
    public string Name => name;

    public bool Answers { get; init; } = true;

    /// <summary>Posts message number i: person, id of the message, text.</summary>
    public required Func<int, string, string, string, Task<bool>> PostAsync { get; init; }

    /// <summary>Called when it is warm: from then on it may use no more than it is to have.</summary>
    public Action Hold { get; init; } = () => { };

    public required Func<Spent> Server { get; init; }

    public PostgresServer? Postgres { get; init; }

    public Spent Database() => Postgres is null ? Spent.Nothing : Spent.OfFamily(Postgres.ProcessId);

    public async ValueTask DisposeAsync()
    {
        foreach (var part in parts) await part.DisposeAsync();
    }
}
