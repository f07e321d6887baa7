namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>A message in numbers and the class it has under each head.</summary>
internal sealed record Lesson(Features Features, int[] Classes);
