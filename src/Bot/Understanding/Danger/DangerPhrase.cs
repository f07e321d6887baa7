namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>Words that mean danger, how much of it, and the contexts in which they do not.</summary>
/// <param name="IsCertain">True where the words can mean nothing else, so that the classifier is not asked (an agreed sign for help).</param>
/// <param name="Unless">Ids of <see cref="CalmContext"/>s.</param>
internal sealed record DangerPhrase(string Id, Urgency Urgency, bool IsCertain, IReadOnlyList<PhrasePattern> Patterns, IReadOnlyList<string> Unless);

/// <summary>How near the words of a calm context must stand to the dangerous ones: anywhere, right before or in them, or sharing a word with them.</summary>
internal enum ContextReach { Message, Before, Overlap }

/// <summary>A context that takes the danger out of words: a film, long ago, a negation, an idiom.</summary>
internal sealed record CalmContext(string Id, ContextReach Reach, IReadOnlyList<PhrasePattern> Patterns);
