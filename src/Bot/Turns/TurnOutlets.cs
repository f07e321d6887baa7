using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Bot.Turns;

/// <summary>What wakes the turns, whom they wake and tell, and who of staff is there.</summary>
public sealed record TurnOutlets(TurnSignal Arrivals, DeliverySignal Departures, NewsBoard News, IWorkLog Log, DutyBoard Duty);
