namespace SafeHelp.Bot.Editing;

/// <summary>Keeps every text that staff gave to a content file; nothing is ever written over.</summary>
public interface IContentVersions
{
    /// <summary>The number of the newest version of all; 0 while there is none.</summary>
    Task<long> NumberAsync(CancellationToken cancel);

    /// <summary>The newest version of each file.</summary>
    Task<IReadOnlyList<ContentVersion>> NewestAsync(CancellationToken cancel);

    /// <summary>Versions of one file, the newest first.</summary>
    Task<IReadOnlyList<ContentVersion>> HistoryAsync(string file, int most, CancellationToken cancel);

    Task<ContentVersion?> LoadAsync(long number, CancellationToken cancel);

    /// <summary>Keeps a version whose number follows the newest one that its writer knew.</summary>
    /// <returns>False when somebody else took that number: what was checked is no longer all there is.</returns>
    Task<bool> AddAsync(ContentVersion version, CancellationToken cancel);
}

/// <summary>One text of one content file.</summary>
/// <param name="Number">Counts the versions of all files, without gaps.</param>
/// <param name="Text">Null: from here on the file of the folder counts again.</param>
/// <param name="Original">Fingerprint of the folder's own file when this was written; "" where it had none.</param>
/// <param name="By">Id of the account.</param>
public sealed record ContentVersion(long Number, string File, string? Text, string Original, string By, DateTimeOffset At, string Note);
