using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>What is said, over all of the content.</summary>
public sealed class SaidTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private static readonly string[] Banned =
        ["tại sao", "vì sao", "sao bạn không", "lẽ ra bạn", "đáng lẽ", "hứa sẽ", "cam đoan", "chắc chắn sẽ", "sẽ cứu bạn", "hãy bỏ chồng", "nên bỏ chồng", "nên ly hôn", "hãy ly hôn", "đánh lại", "hãy tha thứ", "nên tha thứ", "lỗi của bạn"];

    // What people type stands in these, what the bot says in all others.
    private static readonly string[] Heard = ["phrases.yml", "examples", "phrases:", "asks:"];

    [Fact]
    public void Safety_28_Nothing_said_tells_what_to_do_about_the_abuser_promises_rescue_or_asks_why()
    {
        string[] folders = ["replies", "topics"];
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(BotFixture.ContentFolder, folder), "*.yml")).Where(file => !Heard.Contains(Path.GetFileName(file)));

        var faults =
            from file in files
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith('#')
            from wrong in Banned
            where line.Contains(wrong, StringComparison.OrdinalIgnoreCase) && !line.Contains($"không phải {wrong}", StringComparison.OrdinalIgnoreCase)
            select $"{Path.GetFileName(file)}: {wrong}: {line.Trim()}";

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Safety_24_The_card_has_a_number_for_day_and_night()
    {
        var now = new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.FromHours(7));
        var replies = bot.Turn.Run(Conversation.New, new IncomingMessage("test", "1", "1", MessageKind.Text, "chồng tôi đang cầm dao đuổi đánh tôi"), now).Replies;

        var dials = replies[0].Calls.Select(call => call.Dial).ToList();
        var always = bot.Turn.Knowledge.Published.Where(listing => listing.Hours?.IsAlwaysFrom(now) is true).SelectMany(listing => listing.Phones).Select(phone => phone.Dial);

        dials.Intersect(always).ShouldNotBeEmpty();
    }

    [Fact]
    public void Safety_37_People_see_the_alias_of_an_officer_and_nothing_of_her_account()
    {
        var said = new DeskWords(bot.Turn.Knowledge).Says("Chị Mẫu", "Chị nghe đây");

        ReplyText.Of(said).ShouldContain("Chị Mẫu");
        said.Officer.ShouldBe("Chị Mẫu", "a reply knows an officer by her alias alone");
    }
}
