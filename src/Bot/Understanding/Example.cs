namespace SafeHelp.Bot.Understanding;

/// <summary>One message of <c>content/understanding</c> with what it means: what the classifiers learn from.</summary>
/// <param name="IsPerpetrator">True where the writer is the one who does harm.</param>
public sealed record Example(string Text, Topic Topic, Urgency Urgency, Speaker Speaker, bool IsPerpetrator);
