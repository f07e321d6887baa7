using Dapper;
using SafeHelp.Bot.Editing;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Storage.Editing;

/// <summary>Proposed phrases in SQL.</summary>
internal sealed class SqlPhraseProposals(IDatabase database) : IPhraseProposals
{
    private const string Add = """
        INSERT INTO phrase_proposal (phrase, topic, urgency, speaker, question, note, by_whom, at)
        VALUES (@Phrase, @topic, @urgency, @speaker, @Question, @Note, @By, @at) ON CONFLICT DO NOTHING
        """;

    private const string Open = "SELECT id, phrase, topic, urgency, speaker, question, note, by_whom AS byWhom, at FROM phrase_proposal WHERE state = 'Open'";
    private const string Settle = "UPDATE phrase_proposal SET state = @state, settled_by = @by, settled_at = @at WHERE id = @id AND state = 'Open'";

    public Task AddAsync(PhraseProposal proposal, CancellationToken cancel)
    {
        var row = new
        {
            proposal.Phrase, topic = Labels.Of(proposal.Topic), urgency = Labels.Of(proposal.Urgency), speaker = Labels.Of(proposal.Speaker), proposal.Question, proposal.Note, proposal.By,
            at = proposal.At.ToUnixTimeMilliseconds(),
        };
        return database.WriteAsync(connection => connection.ExecuteAsync(Add, row), cancel);
    }

    public Task<IReadOnlyList<PhraseProposal>> OpenAsync(int most, CancellationToken cancel) => ReadAsync($"{Open} ORDER BY at, id LIMIT @most", new { most = (long)most }, cancel);

    public async Task<PhraseProposal?> LoadAsync(long id, CancellationToken cancel) => (await ReadAsync($"{Open} AND id = @id", new { id }, cancel)).FirstOrDefault();

    public Task SettleAsync(long id, ProposalState state, string by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(connection => connection.ExecuteAsync(Settle, new { id, state = state.ToString(), by, at = at.ToUnixTimeMilliseconds() }), cancel);

    private Task<IReadOnlyList<PhraseProposal>> ReadAsync(string sql, object parameters, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<PhraseProposal>>(async connection => [.. (await connection.QueryAsync<Row>(sql, parameters)).Select(row => row.Proposal())], cancel);

    private sealed record Row
    {
        public long Id { get; init; }

        public string Phrase { get; init; } = "";

        public string Topic { get; init; } = "";

        public string Urgency { get; init; } = "";

        public string Speaker { get; init; } = "";

        public string Question { get; init; } = "";

        public string Note { get; init; } = "";

        public string ByWhom { get; init; } = "";

        public long At { get; init; }

        public PhraseProposal Proposal()
        {
            Labels.TryTopic(Topic, out var topic);
            Labels.TryUrgency(Urgency, out var urgency);
            Labels.TrySpeaker(Speaker, out var speaker);
            return new PhraseProposal(Id, Phrase, topic, urgency, speaker, Question, Note, ByWhom, DateTimeOffset.FromUnixTimeMilliseconds(At));
        }
    }
}
