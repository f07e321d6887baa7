namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>What a message looks like to the classifiers: bucket numbers and how much each weighs, in bucket order.</summary>
internal sealed record Features(int[] Buckets, float[] Weights);
