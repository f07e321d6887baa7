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
