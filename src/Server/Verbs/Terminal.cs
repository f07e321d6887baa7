namespace SafeHelp.Server.Verbs;

/// <summary>Where a verb reads and writes: output for programs apart from everything else.</summary>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error);

/// <summary>The command line asks for something that cannot be; the message says what to change.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The work could not be done; the message says what to do.</summary>
internal sealed class FailureException(string message) : Exception(message);
