using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Replies;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Turns;

/// <summary>A person says that a number just shown does not answer: somebody of the union will check it, and here is another at once.</summary>
internal sealed class DoubtSteps(KnowledgeSnapshot knowledge, Wording wording, NearestHelp nearest)
{
    // In a longer message the words belong to a story: "gọi cho mẹ mà không ai nghe máy".
    private const int MostWords = 9;

    // Fewer digits than this are no number but a count or a day.
    private const int FewestDigits = 3;

    // What to do when nobody answers, in questions.yml.
    private const string NoAnswerQuestion = "khong-ai-nghe-may";

    private Sentences Say => knowledge.Content.Sentences;

    public Draft? NoAnswer(TurnInput turn)
    {
        if (turn.Before.InView.Count == 0 || !knowledge.Content.Phrases.Has(PhraseSets.NoAnswer, turn.Text) || Length(turn.Text) > MostWords) return null;
        var inView = turn.Before.InView.Select(knowledge.Listing).OfType<Listing>().Where(listing => listing.Phones.Count > 0).ToList();
        var meant = Meant(turn.Text, inView);
        if (meant is null && inView.Count > 1) return Which(turn, inView);
        return (meant ?? Only(inView)) is { } doubted ? Another(turn, doubted) : null;
    }

    // A number is often written in groups, which are no words.
    private static int Length(string text) => Words.In(text).Count(word => !char.IsAsciiDigit(word[0]));

    private static DoubtedNumber? Only(List<Listing> inView) => inView is [var only] ? new DoubtedNumber(only.Id, only.Phones[0].Dial) : null;

    private static DoubtedNumber? Meant(string text, List<Listing> inView)
    {
        var typed = string.Concat(text.Where(char.IsAsciiDigit));
        if (typed.Length < FewestDigits) return null;
        return inView.SelectMany(listing => listing.Phones.Where(phone => phone.Dial.TrimStart('+') == typed).Select(phone => new DoubtedNumber(listing.Id, phone.Dial))).FirstOrDefault();
    }

    // Which one is asked beside other numbers to call at once: nobody waits for help until a form is filled in.
    private Draft Which(TurnInput turn, List<Listing> inView)
    {
        var numbers = inView.Select(listing => listing.Phones[0].Display).Distinct().Select(number => new SuggestedAction(SuggestedActionKind.ImBack, number, Say.Fill(Sentence.DoubtOf, ("number", number))));
        var reply = Others(turn);
        return new Draft(turn.Before with { Misunderstood = 0 }, reply with { Text = Lines(reply.Text, Say[Sentence.DoubtWhich]), SuggestedActions = [.. numbers] });
    }

    private Draft Another(TurnInput turn, DoubtedNumber doubted)
    {
        var others = Others(turn);
        var after = turn.Before with { Misunderstood = 0, InView = [.. turn.Before.InView.Where(id => id != doubted.ListingId)] };
        var draft = new Draft(after, others with { Text = Lines(Say[Sentence.DoubtThanks], others.Text) });
        if (turn.Before.Need is { } need) draft = nearest.Add(draft, turn, Wanted.For(knowledge.Topic(need.Topic), need.Categories));
        return draft with { Doubted = [doubted] };
    }

    private Reply Others(TurnInput turn)
    {
        var question = knowledge.Content.Questions.Select(found => found.Value).FirstOrDefault(question => question.Id == NoAnswerQuestion);
        var answer = turn.Before.IsChild ? question?.ToChild : question?.Answer;
        return answer is null ? wording.Say(Occasion.LastResort) : wording.Say(answer);
    }

    private static string Lines(params string[] lines) => string.Join('\n', lines.Where(line => line.Length > 0));
}
