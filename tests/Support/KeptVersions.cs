using SafeHelp.Bot.Editing;

namespace SafeHelp.Support;

/// <summary>Content versions and proposals in memory.</summary>
public sealed class KeptVersions : IContentVersions, IPhraseProposals
{
    private readonly List<ContentVersion> versions = [];
    private readonly List<PhraseProposal> proposals = [];

    /// <summary>Called before the next version is kept: somebody else is faster.</summary>
    public Action? Before { get; set; }

    public IReadOnlyList<ContentVersion> All => versions;

    public Task<long> NumberAsync(CancellationToken cancel) => Task.FromResult((long)versions.Count);

    public Task<IReadOnlyList<ContentVersion>> NewestAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<ContentVersion>>([.. versions.GroupBy(version => version.File).Select(same => same.Last())]);

    public Task<IReadOnlyList<ContentVersion>> HistoryAsync(string file, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<ContentVersion>>([.. versions.Where(version => version.File == file).Reverse().Take(most)]);

    public Task<ContentVersion?> LoadAsync(long number, CancellationToken cancel) => Task.FromResult(versions.FirstOrDefault(version => version.Number == number));

    public Task<bool> AddAsync(ContentVersion version, CancellationToken cancel)
    {
        var before = Before;
        Before = null;
        before?.Invoke();
        if (version.Number != versions.Count + 1) return Task.FromResult(false);
        versions.Add(version);
        return Task.FromResult(true);
    }

    public Task AddAsync(PhraseProposal proposal, CancellationToken cancel)
    {
        proposals.Add(proposal with { Id = proposals.Count + 1 });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<PhraseProposal>> OpenAsync(int most, CancellationToken cancel) => Task.FromResult<IReadOnlyList<PhraseProposal>>([.. proposals.Take(most)]);

    Task<PhraseProposal?> IPhraseProposals.LoadAsync(long id, CancellationToken cancel) => Task.FromResult(proposals.FirstOrDefault(proposal => proposal.Id == id));

    public Task SettleAsync(long id, ProposalState state, string by, DateTimeOffset at, CancellationToken cancel)
    {
        proposals.RemoveAll(proposal => proposal.Id == id);
        return Task.CompletedTask;
    }
}
