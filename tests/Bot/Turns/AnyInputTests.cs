using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Tests.Talks;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>Whatever is sent, in whatever state of the talk: an answer that may be shown.</summary>
public sealed class AnyInputTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 21, 22, 0, 0, TimeSpan.FromHours(7));

    private static readonly string[] Openings = ["", "con bị thầy sờ vào người", "chồng đang cầm dao, em ở châu thành", "tôi hay đánh vợ, tôi muốn dừng", "tìm trung tâm công tác xã hội hải phòng", "em ở Gò Vấp"];

    private readonly Numbers numbersShown = new(bot.Turn.Knowledge);

    [Fact]
    public void Safety_25_No_input_gets_anything_but_a_fit_answer()
    {
        var faults = Openings.SelectMany(opening => AnyInput.Messages(45).SelectMany(text => Faults(Opened(opening), text))).ToList();

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Every_example_gets_a_fit_answer()
    {
        var examples = UnderstandingContent.Read(BotFixture.ContentFolder, new List<ContentProblem>()).Examples;

        var faults = examples.SelectMany(example => Faults(Conversation.New, example.Text)).ToList();

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void The_content_has_no_faults() => bot.Turn.Knowledge.Content.Problems.ShouldBeEmpty();

    [Fact]
    public void Every_tap_leads_to_an_answer()
    {
        var unclear = bot.Turn.Knowledge.Content.Occasions[Occasion.Unclear].Text;
        var outOfScope = bot.Turn.Knowledge.Topic("out_of_scope")!.Answers[0].Text;

        var lost = Taps().Where(send => Said(Conversation.New, send).Replies[0].Text is var text && (text == unclear.Trim() || text == outOfScope.Trim())).ToList();

        lost.ShouldBeEmpty();
    }

    private IEnumerable<string> Taps()
    {
        var content = bot.Turn.Knowledge.Content;
        IEnumerable<Answer> answers = [.. content.Topics.SelectMany(topic => topic.Value.Answers), .. content.Questions.Select(question => question.Value.Answer), .. Enum.GetValues<Occasion>().Select(occasion => content.Occasions[occasion])];
        return answers.SelectMany(answer => answer.Next).Select(next => next.Send).Distinct();
    }

    private Conversation Opened(string opening) => opening.Length == 0 ? Conversation.New : Said(Conversation.New, opening).Conversation;

    private IEnumerable<string> Faults(Conversation talk, string text)
    {
        var result = Said(talk, text);
        var said = result.Replies.Select(ReplyText.Of).ToList();
        var numbers = said.SelectMany(numbersShown.Unpublished).Select(number => $"showed {number}, which is not published");
        if (result.Replies.Count == 0) numbers = numbers.Append("said nothing");
        return Manners.Faults(result).Concat(numbers).Select(fault => $"“{text[..Math.Min(text.Length, 60)]}”: {fault}");
    }

    private TurnResult Said(Conversation talk, string text) => bot.Turn.Run(talk, new IncomingMessage("test", "1", "1", MessageKind.Text, text), Evening);
}
