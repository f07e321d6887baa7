using System.Security.Cryptography;
using System.Text;

namespace SafeHelp.Storage.Tests;

/// <summary>Text backwards: enough to see that what is stored is not what was given.</summary>
internal sealed class ReversingCipher : ICipher
{
    public ICipher ForPurpose(string purpose) => this;

    public string Mark(string text) => $"mark {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    public string Protect(string text) => new([.. text.Reverse()]);

    public string Unprotect(string hidden) => new([.. hidden.Reverse()]);
}
