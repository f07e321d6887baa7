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

    private readonly TextPipeline pipeline;
    private readonly Classifiers classifiers;
    private readonly DangerPhrases danger;
    private readonly Func<string, PlaceMatch?> findPlace;

    private Understander(TextPipeline pipeline, Classifiers classifiers, DangerPhrases danger, Func<string, PlaceMatch?> findPlace)
    {
        (this.pipeline, this.classifiers) = (pipeline, classifiers);
        (this.danger, this.findPlace) = (danger, findPlace);
    }

    /// <summary>Learns from the examples; takes about a second.</summary>
    public static Understander Build(UnderstandingContent content, Func<string, PlaceMatch?> findPlace)
    {
        var pipeline = TextPipeline.Build(content.Text, content.Examples.Select(example => example.Text));
        var classifiers = Classifiers.Learn(content.Examples, pipeline, content.Text.Regional);
        return new Understander(pipeline, classifiers, content.Danger, findPlace);
    }

    public Meaning Understand(string text)
    {
        var analyzed = pipeline.Analyze(text);
        var features = classifiers.Space.Of(analyzed);
        var findings = danger.Find(analyzed);
        var urgency = UrgencyDecision.Decide(findings, classifiers.Urgency.Probabilities(features));
        var topics = TopicDecision.Rank(classifiers.Topic.Probabilities(features), urgency);
        return new Meaning(
            topics[0].Topic,
            [topics[0], .. topics.Skip(1).Where(topic => topic.Score >= LeastSecondTopic)],
            urgency,
            SpeakerOf(features),
            findPlace(text),
            analyzed.Restored,
            topics[0].Score < LeastTopic,
            classifiers.Role.Probabilities(features)[1] >= LeastRole,
            [.. findings.Select(finding => new Reason("urgency", $"{finding.Id}: {finding.Words}"))]);
    }

    private Speaker SpeakerOf(Features features)
    {
        var probabilities = classifiers.Speaker.Probabilities(features);
        return (Speaker)Array.IndexOf(probabilities, probabilities.Max());
    }
}
