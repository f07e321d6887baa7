namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>A message in numbers: which features it has and how much each weighs.</summary>
internal sealed record Features(int[] Places, float[] Weights);
