using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>The classifiers for topic, urgency, speaker and role, learnt from the example messages on one feature space.</summary>
internal sealed class Classifiers(FeatureSpace space, PackedModel model)
{
    public FeatureSpace Space => space;

    public PackedModel Model => model;

    public static Classifiers Learn(IReadOnlyList<Example> examples, TextPipeline pipeline, FeatureReading reading)
    {
        var all = ExampleVariants.Of(examples);
        var keys = all.AsParallel().AsOrdered().Select(example => FeatureSpace.Keys(reading.Read(pipeline.Analyze(example.Text)))).ToArray();
        var space = FeatureSpace.Learn(keys, reading);
        var lessons = all.Select((example, i) => new Lesson(space.Of(keys[i]), ClassesOf(example))).ToArray();
        return new Classifiers(space, PackedModel.Pack(new LinearTraining(space.Kept.Count, TrainingPlan.Usual).Train(lessons)));
    }

    public Judgement Judge(AnalyzedText text)
    {
        var seen = space.Read(text);
        return new Judgement(model.Probabilities(space.Of(FeatureSpace.Keys(seen))), new Weightiest(space, model, text, seen));
    }

    private static int[] ClassesOf(Example example) =>
        [(int)example.Topic, (int)example.Urgency, (int)example.Speaker, example.IsPerpetrator ? 1 : 0];
}
