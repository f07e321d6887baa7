namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>The two kinds of card that Direct Line clients show.</summary>
public enum CardStyle
{
    /// <summary>Title, text and buttons, laid out by the client; every client knows it.</summary>
    Hero,

    /// <summary>Laid out by us; for clients that know nothing else.</summary>
    Adaptive,
}

/// <summary>The names of the card styles in settings and addresses.</summary>
internal static class CardStyles
{
    public const string Hero = "hero";

    private const string Adaptive = "adaptive";

    /// <summary>Null for any other name.</summary>
    public static CardStyle? Named(string name) =>
        name switch
        {
            Hero => CardStyle.Hero,
            Adaptive => CardStyle.Adaptive,
            _ => null,
        };
}
