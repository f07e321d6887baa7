using System.Globalization;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>
/// Random pieces put together in every way, through understanding, places, search, a whole turn and the guard of the way out. A few hundred here; the long run
/// is <c>SAFEHELP_FUZZ=1000000 dotnet test --project tests/Bot/Bot.Tests.csproj -- --filter-class "*FuzzTests"</c>.
/// </summary>
public sealed class FuzzTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private static readonly string[] Pieces =
    [
        "chồng", "đánh", "em", "con", "ở", "gò vấp", "Quận 1", "phường", "xã", "tp", "hcm", "0912345678", "111", "số 5", "ngõ 12/3/4", "24/7", "gấp", "cứu", "xoá", "dừng", "an toàn",
        "𝓬𝓾̛́𝓾", "😀", "\u200b", "\u0301\u0301\u0301", "\ud800", "\udfff", "\0", "\r\n", "\u202e", "<script>alert(1)</script>", "[a](http://b)", "*_~`", "=HYPERLINK(1)", "{0}{address}", "%s%n", "' OR 1=1 --", "../../etc/passwd",
        "ạạạạạạạạạạạạạạạạạạạạạạạạạ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "- - - - - - - - - -", "1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6", "(((((((((", "\u2028", "ﷺ", "Ｇọi", "k", "ko", "hok", "dg", "bi", "danh", "giet",
    ];

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("SAFEHELP_FUZZ"), CultureInfo.InvariantCulture, out var many) ? many : 400;

    [Fact]
    public void Nothing_that_can_be_typed_breaks_anything_or_takes_long()
    {
        var random = new Random(20261122);
        var talk = Conversation.New;
        var wayOut = new Bot.Outbox.WayOut(new TurnSource(bot.Turn));
        var slowest = TimeSpan.Zero;
        for (var round = 0; round < Rounds; round++)
        {
            var text = Typed(random);
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            TurnResult result;
            try
            {
                bot.Turn.Guard.Faults(text);
                result = bot.Turn.Run(talk, new IncomingMessage("test", $"{round}", "1", MessageKind.Text, text), new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero).AddMinutes(round));
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"round {round}: {System.Text.Json.JsonSerializer.Serialize(text)}", fault);
            }

            var took = System.Diagnostics.Stopwatch.GetElapsedTime(start);
            if (took > slowest) slowest = took;
            result.Replies.Where(reply => wayOut.Look(reply).Withheld is not null).Select(reply => $"{bot.Turn.Guard.Fault(reply)} {text}").ShouldBeEmpty();
            talk = random.Next(8) == 0 ? Conversation.New : result.Conversation;
        }

        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(10), "nothing hangs, on however busy a machine");
    }

    private static string Typed(Random random)
    {
        var pieces = Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]);
        var text = string.Join(random.Next(3) == 0 ? "" : " ", pieces);
        return random.Next(200) == 0 ? string.Concat(Enumerable.Repeat(text + " ", 1 + (10_000 / (text.Length + 1))))[..9_999] : text;
    }
}
