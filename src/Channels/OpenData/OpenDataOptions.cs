using Microsoft.Extensions.Configuration;

namespace SafeHelp.Channels.OpenData;

/// <summary>The settings of the open data.</summary>
/// <param name="PublicUrl">Where people and programs reach the server.</param>
/// <param name="Publisher">Who publishes the directory; null for none named.</param>
/// <param name="Email">The publisher's office mailbox, never a person's; null for none.</param>
public sealed record OpenDataOptions(Uri PublicUrl, string? Publisher, string? Email)
{
    // A partner's server that reads page by page needs a few dozen.
    public int RequestsPerMinuteAndAddress { get; init; } = 600;

    /// <param name="settings">The section "SafeHelp".</param>
    public static OpenDataOptions Read(IConfiguration settings, Uri publicUrl) =>
        new(publicUrl, settings["OpenData:Publisher"], settings["OpenData:Email"]);

    internal string Address(string path) => PublicUrl.AbsoluteUri.TrimEnd('/') + path;
}
