using SafeHelp.Bot.Understanding.Danger;
using SafeHelp.Bot.Understanding.Learning;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding;

/// <summary>What speaks for one meaning or another of a message, before anything is decided.</summary>
internal sealed record Evidence(AnalyzedText Text, Judgement Judgement, DangerReading Danger);
