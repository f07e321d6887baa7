namespace SafeHelp.Storage;

/// <summary>Makes text unreadable to whoever has the database but not the keys, which are kept elsewhere.</summary>
public interface ICipher
{
    /// <summary>The same keys for another purpose: what one of them hid, another cannot open.</summary>
    ICipher ForPurpose(string purpose);

    string Protect(string text);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Not hidden by this one, or its key is gone.</exception>
    string Unprotect(string hidden);

    /// <summary>What a text is found again by: the same for the same text in every process, and worth nothing to whoever lacks the key.</summary>
    string Mark(string text);
}
