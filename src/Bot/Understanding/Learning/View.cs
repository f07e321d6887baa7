namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>The ways of looking at a message; each weighs the same however many features it has.</summary>
internal enum View { Words, FoldedWords, Kinds, Letters }
