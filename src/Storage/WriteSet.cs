using System.Data.Common;

namespace SafeHelp.Storage;

/// <summary>One kind of work, of which a database far away does many pieces in one statement, and one nearby each by itself.</summary>
/// <param name="Talk">The talk whose rows a piece changes.</param>
/// <param name="One">Does one piece.</param>
/// <param name="Many">Does all of them; the results are in the order of the pieces. It locks the rows of talks in the order of their names.</param>
internal sealed record WriteSet<TPiece, TResult>(
    Func<TPiece, string> Talk,
    Func<DbConnection, TPiece, Task<TResult>> One,
    Func<DbConnection, IReadOnlyList<TPiece>, Task<IReadOnlyList<TResult>>> Many);

/// <summary>A piece that waits for the next commit of its set.</summary>
internal sealed class SetJob<TPiece, TResult>(WriteSet<TPiece, TResult> set, TPiece piece)
    : WriteJob<TResult>(set.Talk(piece), connection => set.One(connection, piece))
{
    public override async Task<Exception?> RunAsync(DbConnection connection, IReadOnlyList<WriteJob> batch)
    {
        try
        {
            var jobs = batch.Cast<SetJob<TPiece, TResult>>().ToList();
            var results = await set.Many(connection, [.. jobs.Select(job => job.Piece)]);
            for (var i = 0; i < jobs.Count; i++) jobs[i].Result = results[i];
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private TPiece Piece => piece;
}
