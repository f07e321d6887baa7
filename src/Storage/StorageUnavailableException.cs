namespace SafeHelp.Storage;

/// <summary>The database cannot be opened; the message says what to do, in one line for the operator.</summary>
public sealed class StorageUnavailableException(string message, Exception cause) : Exception(message, cause)
{
    /// <summary>True where it may be well in a moment, as while the database restarts.</summary>
    public bool IsPassing { get; init; }
}
