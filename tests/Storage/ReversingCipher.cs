namespace SafeHelp.Storage.Tests;

/// <summary>Text backwards: enough to see that what is stored is not what was given.</summary>
internal sealed class ReversingCipher : ICipher
{
    public string Protect(string text) => new([.. text.Reverse()]);

    public string Unprotect(string hidden) => new([.. hidden.Reverse()]);
}
