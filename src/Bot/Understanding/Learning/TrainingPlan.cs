namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>How long to train and how much a mistake on each class counts.</summary>
internal sealed record TrainingPlan(int Epochs, IReadOnlyList<double> ClassWeights)
{
    public static TrainingPlan Even(int classes, int epochs) => new(epochs, [.. Enumerable.Repeat(1.0, classes)]);
}
