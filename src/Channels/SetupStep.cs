namespace SafeHelp.Channels;

/// <summary>One call of a channel's set-up and what the vendor said to it.</summary>
/// <param name="Why">A code; null when it went well.</param>
public sealed record SetupStep(string Method, string? Why);
