using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Records;

namespace SafeHelp.Bot.Turns;

/// <summary>What wakes the turns, whom they wake and tell, and who of staff is there.</summary>
/// <param name="Doubts">Who hears of numbers that do not answer.</param>
public sealed record TurnOutlets(TurnSignal Arrivals, DeliverySignal Departures, NewsBoard News, IWorkLog Log, DutyBoard Duty, DoubtDesk Doubts);
