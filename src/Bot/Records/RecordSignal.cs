using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Records;

/// <summary>Raised when something may have become public, or ceased to be.</summary>
public sealed class RecordSignal : Signal;
