using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;
using SafeHelp.Support.Fuzz;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>Random pieces put together in every way, through understanding, places, search, a whole turn and the guard of the way out.</summary>
public sealed class FuzzTests(BotFixture bot, ITestOutputHelper output) : IClassFixture<BotFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_that_can_be_typed_breaks_anything_or_takes_long()
    {
        var (talk, round) = (Conversation.New, 0);
        var wayOut = new Bot.Outbox.WayOut(new TurnSource(bot.Turn));

        output.WriteLine(new FuzzRun("understanding and turns", 0.06, 400).Run(OddText.Of, text =>
        {
            var message = new IncomingMessage("test", $"{round}", "1", MessageKind.Text, text);
            bot.Turn.Guard.Faults(text);
            bot.Turn.IsUrgent(message);
            var result = bot.Turn.Run(talk, message, Now.AddMinutes(round));

            result.Replies.Where(reply => wayOut.Look(reply).Withheld is not null).Select(reply => $"{bot.Turn.Guard.Fault(reply)} {text}").ShouldBeEmpty();
            talk = round++ % 8 == 0 ? Conversation.New : result.Conversation;
        }));
    }
}
