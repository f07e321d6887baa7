namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>How training goes. The usual plan was chosen by cross-validation; longer training and larger steps only learn the examples by heart.</summary>
internal sealed record TrainingPlan(int Epochs, float Step, float Decay, int Runs)
{
    public static TrainingPlan Usual { get; } = new(4, 0.2f, 1e-4f, 3);
}
