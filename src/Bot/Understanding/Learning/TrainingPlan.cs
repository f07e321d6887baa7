namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>How training goes.</summary>
internal sealed record TrainingPlan(int Epochs, float Step, float Decay)
{
    public static TrainingPlan Usual { get; } = new(8, 0.5f, 1e-5f);
}

/// <summary>A message in numbers and the class it has under each head.</summary>
internal sealed record Lesson(Features Features, int[] Classes, float Weight);
