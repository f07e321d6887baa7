using SafeHelp.Channels.WebChat.DirectLine;

namespace SafeHelp.Channels.WebChat;

/// <summary>The settings of the web chat.</summary>
/// <param name="Secret">Opens every talk and signs the tokens; at least 16 characters.</param>
/// <param name="AllowedOrigins">Sites that may embed the chat beside our own, "https://hoilhpn.example".</param>
/// <param name="PublicUrl">Where people reach the server.</param>
public sealed record WebChatOptions(string Secret, IReadOnlyList<string> AllowedOrigins, Uri PublicUrl)
{
    private const int ShortestSecret = 16;

    // A union's hall or a phone operator's gateway is one address for hundreds of people.
    public int TokensPerMinuteAndAddress { get; init; } = 240;

    public int RequestsPerMinuteAndAddress { get; init; } = 1200;

    public int RequestsPerMinuteAndTalk { get; init; } = 40;

    // Beyond the other limits, and only for what tells of danger to life.
    public int UrgentPerMinuteAndTalk { get; init; } = 10;

    // Open at once; one takes about 45 KiB.
    public int StreamsPerAddress { get; init; } = 2_000;

    /// <summary>How listings are shown to clients that do not ask for one or the other.</summary>
    public CardStyle? Cards { get; init; } = CardStyle.Hero;

    /// <summary>What keeps the server from starting; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        // Two empty secrets compare as equal, so an empty one would open the door to everybody.
        if (Secret.Trim().Length < ShortestSecret) yield return $"SafeHelp__WebChat__Secret needs at least {ShortestSecret} characters.";
        if (PublicUrl.Scheme is not ("http" or "https")) yield return "SafeHelp__PublicUrl must begin with http:// or https://.";
        if (Cards is null) yield return "SafeHelp__WebChat__Cards must be hero or adaptive.";
        foreach (var origin in AllowedOrigins.Where(origin => !IsOrigin(origin)))
            yield return $"SafeHelp__WebChat__AllowedOrigins: '{origin}' is not an origin such as https://example.org (no path, no trailing slash).";
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.GetLeftPart(UriPartial.Authority) == text;
}
