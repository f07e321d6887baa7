using SafeHelp.Bot.Outbox;

namespace SafeHelp.Bot.Turns;

/// <summary>What wakes the turns, and whom they wake and tell.</summary>
public sealed record TurnOutlets(TurnSignal Arrivals, DeliverySignal Departures, NewsBoard News, IWorkLog Log);
