using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>The classifiers for topic, urgency, speaker and role, learnt from the example messages on one feature space.</summary>
internal sealed class Classifiers
{
    private const int TopicEpochs = 12;
    private const int UrgencyEpochs = 12;
    private const int SpeakerEpochs = 12;
    private const int RoleEpochs = 8;

    private static readonly int Topics = Enum.GetValues<Topic>().Length;
    private static readonly int Urgencies = Enum.GetValues<Urgency>().Length;
    private static readonly int Speakers = Enum.GetValues<Speaker>().Length;

    private Classifiers(FeatureSpace space, LinearModel[] models)
    {
        Space = space;
        (Topic, Urgency, Speaker, Role) = (models[0], models[1], models[2], models[3]);
    }

    public FeatureSpace Space { get; }

    public LinearModel Topic { get; }

    public LinearModel Urgency { get; }

    public LinearModel Speaker { get; }

    /// <summary>Class 1: the writer is the one who does harm.</summary>
    public LinearModel Role { get; }

    public static Classifiers Learn(IReadOnlyList<Example> examples, TextPipeline pipeline, IReadOnlyDictionary<string, string> regional)
    {
        var all = examples.Concat(examples.Where(example => Folding.HasMarks(example.Text)).Select(WithoutMarks)).ToArray();
        var texts = all.AsParallel().AsOrdered().Select(example => pipeline.Analyze(example.Text)).ToArray();
        var space = FeatureSpace.Learn(texts, regional);
        var features = texts.AsParallel().AsOrdered().Select(space.Of).ToArray();
        (int[] Labels, TrainingPlan Plan)[] tasks =
        [
            (Array.ConvertAll(all, example => (int)example.Topic), TrainingPlan.Even(Topics, TopicEpochs)),
            (Array.ConvertAll(all, example => (int)example.Urgency), TrainingPlan.Even(Urgencies, UrgencyEpochs)),
            (Array.ConvertAll(all, example => (int)example.Speaker), TrainingPlan.Even(Speakers, SpeakerEpochs)),
            (Array.ConvertAll(all, example => example.IsPerpetrator ? 1 : 0), TrainingPlan.Even(2, RoleEpochs)),
        ];
        return new Classifiers(space, [.. tasks.AsParallel().AsOrdered().Select(task => LinearTraining.Train(features, task.Labels, task.Plan))]);
    }

    // Half of the people who write type no marks; what they mean is the same.
    private static Example WithoutMarks(Example example) => example with { Text = Folding.Fold(example.Text) };
}
