using System.Runtime.CompilerServices;
using SafeHelp.Bot.Understanding.Danger;
using SafeHelp.Bot.Understanding.Learning;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding;

/// <summary>Reads one message: what about, how urgent, who writes, where. Pure, deterministic and safe to share between threads.</summary>
public sealed class Understander
{
    private const double LeastTopic = 0.35;
    private const double LeastSecondTopic = 0.2;
    private const double LeastRole = 0.5;

    // Measured: short cries with a place behind them are understood best so, and questions for a place lose next to nothing.
    private const double Apart = 0.75;

    private readonly TextPipeline pipeline;
    private readonly Classifiers classifiers;
    private readonly DangerPhrases danger;
    private readonly Func<string, PlaceMatch?> findPlace;

    // A message is weighed at the door, for its urgency, and its turn takes what was weighed: by the very text object, whatever others say the same.
    private readonly ConditionalWeakTable<string, Weighed> weighed = [];

    private Understander(TextPipeline pipeline, Classifiers classifiers, DangerPhrases danger, Func<string, PlaceMatch?> findPlace)
    {
        (this.pipeline, this.classifiers) = (pipeline, classifiers);
        (this.danger, this.findPlace) = (danger, findPlace);
    }

    /// <summary>Size of what was learnt, in memory.</summary>
    public long ModelBytes => classifiers.Model.Bytes;

    /// <summary>Takes what was learnt before if it was learnt from this content; else learns from the examples, which takes some seconds.</summary>
    public static Understander Build(UnderstandingContent content, Func<string, PlaceMatch?> findPlace)
    {
        var pipeline = TextPipeline.Build(content.Text, content.Examples.Select(example => example.Text));
        var reading = new FeatureReading(new WordKinds(content.Text.Kinds), content.Text.Regional);
        var classifiers = ModelFile.Read(content.Learnt, content.Fingerprint, reading) ?? Classifiers.Learn(content.Examples, pipeline, reading);
        return new Understander(pipeline, classifiers, content.Danger, findPlace);
    }

    /// <summary>Keeps what was learnt, to be put at <see cref="UnderstandingContent.LearntFile"/>.</summary>
    public void WriteLearnt(Stream output, UnderstandingContent content) => ModelFile.Write(output, classifiers, content.Fingerprint);

    public Meaning Understand(string text)
    {
        var (place, evidence) = weighed.TryGetValue(text, out var known) ? known : Weigh(text);
        weighed.Remove(text);
        var urgency = UrgencyDecision.Decide(evidence);
        var topics = TopicDecision.Rank(evidence.Judgement.Topics, urgency);
        var speaker = SpeakerDecision.Decide(evidence.Judgement.Speakers, topics[0].Topic);
        return new Meaning(
            topics[0].Topic,
            [topics[0], .. topics.Skip(1).Where(topic => topic.Score >= LeastSecondTopic)],
            urgency,
            speaker,
            place,
            evidence.Text.Restored,
            topics[0].Score < LeastTopic,
            evidence.Judgement.Perpetrator >= LeastRole,
            new(() => Reasons.Of(evidence, topics[0].Topic, urgency, speaker)));
    }

    /// <summary>How urgent the words are by themselves. A turn that understands the same text object afterwards does half of the work.</summary>
    public Urgency UrgencyOf(string text)
    {
        var found = Weigh(text);
        weighed.AddOrUpdate(text, found);
        return UrgencyDecision.Decide(found.Evidence);
    }

    internal Weighed Weigh(string text)
    {
        var (place, whole) = (findPlace(text), Read(text));
        if (place is null || PlaceApart.Of(text, place) is not { } rest) return new Weighed(place, whole);
        var apart = Read(rest);
        return new Weighed(place, new Evidence(whole.Text, whole.Judgement.With(apart.Judgement, Apart), whole.Danger.With(apart.Danger)));
    }

    private Evidence Read(string text)
    {
        var analyzed = pipeline.Analyze(text);
        return new Evidence(analyzed, classifiers.Judge(analyzed), danger.Read(analyzed));
    }

    /// <summary>What a message weighs.</summary>
    internal sealed record Weighed(PlaceMatch? Place, Evidence Evidence);
}
