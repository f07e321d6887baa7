using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Assist;

/// <summary>What an officer on the telephone sees while she types the caller's words.</summary>
/// <param name="Title">Of what was understood; "" while nothing was.</param>
/// <param name="Places">Nearest first, with numbers to read out.</param>
/// <param name="Questions">To ask the caller next; the safety question first.</param>
/// <param name="Law">At most two sentences of the topic's answer for officers and helpers.</param>
public sealed record AssistView(Meaning Meaning, string Title, IReadOnlyList<ListingCard> Places, IReadOnlyList<string> Questions, string Law);

/// <summary>Helps an officer on the telephone: the same understanding and search as the bot's, pure.</summary>
public sealed class CallAssist(KnowledgeSnapshot knowledge, Understander understander)
{
    private const int MostPlaces = 4;
    private const int LawSentences = 2;

    private readonly SpokenSearch search = new(knowledge, understander);
    private readonly ListingCards cards = new(knowledge);

    public AssistView See(string words, DateTimeOffset now)
    {
        var meaning = understander.Understand(words);
        var guide = meaning.IsUnclear ? null : knowledge.Topic(Labels.Of(meaning.Topic));
        var found = knowledge.Listings.Search(search.Query(words, place: null) with { Now = now, Top = MostPlaces });
        return new AssistView(
            meaning, guide?.Title ?? "", [.. found.Hits.Select(hit => cards.Write(hit, now))], Questions(meaning), guide is null ? "" : Law(guide, meaning));
    }

    /// <summary>One tap counts the call: nothing in it names the caller.</summary>
    public static Tally Count(AssistView view, string outcome, DateOnly day) =>
        new(day, TallyKind.Call)
        {
            Channel = "phone",
            Topic = Labels.Of(view.Meaning.Topic),
            Urgency = Labels.Of(view.Meaning.Urgency),
            Province = view.Meaning.Place?.Province?.Code ?? "",
            Commune = view.Meaning.Place?.Communes is [var only] ? only.Code : "",
            Audience = Labels.Of(view.Meaning.Speaker),
            Outcome = outcome,
            IsUnderstood = !view.Meaning.IsUnclear,
        };

    private IReadOnlyList<string> Questions(Meaning meaning)
    {
        var asked = knowledge.Content.Desk.CallQuestions;
        return [.. asked.Where(question => Fits(question, meaning)).Select(question => question.Text)];
    }

    private static bool Fits(CallQuestion question, Meaning meaning) =>
        (question.Topics.Count == 0 || question.Topics.Contains(Labels.Of(meaning.Topic)))
        && (question.Urgencies.Count == 0 || question.Urgencies.Contains(Labels.Of(meaning.Urgency)))
        && !(question.IfPlaceUnknown && meaning.Place is not null);

    private string Law(TopicGuide guide, Meaning meaning)
    {
        var answer = AnswerChoice.For(guide, meaning with { Speaker = Speaker.Staff, Urgency = Urgency.Normal }) ?? AnswerChoice.For(guide, meaning);
        if (answer is null) return "";
        var lines = new Wording(knowledge).Text(answer.Text).Split('\n').Where(line => !line.TrimStart().StartsWith("📞", StringComparison.Ordinal));
        return string.Join(' ', lines.SelectMany(line => line.Split(". ")).Select(sentence => sentence.Trim().TrimEnd('.')).Where(sentence => sentence.Length > 0).Take(LawSentences).Select(sentence => sentence + "."));
    }
}
