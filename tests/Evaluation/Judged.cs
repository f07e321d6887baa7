using SafeHelp.Bot.Understanding;

namespace SafeHelp.Evaluation;

/// <summary>A message beside what the bot made of it.</summary>
public sealed record Judged(LabelledMessage Message, Meaning Meaning);
