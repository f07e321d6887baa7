namespace SafeHelp.Storage;

/// <summary>Makes text unreadable to whoever has the database but not the keys, which are kept elsewhere.</summary>
public interface ICipher
{
    string Protect(string text);

    string Unprotect(string hidden);
}
