using SafeHelp.Bot.People;

namespace SafeHelp.Support.Staff;

/// <summary>Accounts and their log in memory.</summary>
public sealed class KeptAccounts : IStaffAccounts, IAccessLog
{
    private readonly Dictionary<string, StaffAccount> accounts = [];
    private readonly List<AccessNote> notes = [];

    public IReadOnlyList<AccessNote> Notes => notes;

    public Task<StaffAccount?> FindAsync(string id, CancellationToken cancel) => Task.FromResult(accounts.GetValueOrDefault(id));

    public Task<StaffAccount?> FindByEmailAsync(string email, CancellationToken cancel) => Task.FromResult(accounts.Values.FirstOrDefault(one => one.Email == email));

    public Task<StaffAccount?> FindByLinkAsync(string linkHash, CancellationToken cancel) => Task.FromResult(accounts.Values.FirstOrDefault(one => one.LinkHash == linkHash));

    public Task<bool> AddAsync(StaffAccount account, CancellationToken cancel) =>
        Task.FromResult(accounts.Values.All(one => one.Email != account.Email) && accounts.TryAdd(account.Id, account with { Version = 1 }));

    public Task<bool> UpdateAsync(StaffAccount account, CancellationToken cancel)
    {
        if (accounts.GetValueOrDefault(account.Id)?.Version != account.Version) return Task.FromResult(false);
        accounts[account.Id] = account with { Version = account.Version + 1 };
        return Task.FromResult(true);
    }

    public Task<bool> InviteFirstAsync(StaffAccount first, DateTimeOffset unlessAfter, CancellationToken cancel) =>
        Task.FromResult(accounts.Count == 0 && accounts.TryAdd(first.Id, first));

    public Task<IReadOnlyList<StaffAccount>> ListAsync(StaffFilter filter, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<StaffAccount>>([.. accounts.Values.Where(one => filter.Areas?.Contains(one.Area) is not false).Skip(filter.Skip).Take(filter.Take)]);

    public Task NoteAsync(AccessNote note, CancellationToken cancel)
    {
        notes.Add(note);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AccessNote>> ReadAsync(AccessFilter filter, CancellationToken cancel) => Task.FromResult<IReadOnlyList<AccessNote>>(notes);
}
