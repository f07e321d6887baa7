namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>Logistic regression by stochastic gradient descent with AdaGrad steps. The order of examples comes from a fixed generator, so that training gives the same weights every time.</summary>
internal static class LinearTraining
{
    private const float Step = 0.5f;
    private const float Decay = 1e-5f;

    public static LinearModel Train(IReadOnlyList<Features> examples, IReadOnlyList<int> labels, TrainingPlan plan)
    {
        var model = new LinearModel(plan.ClassWeights.Count);
        var squares = new LinearModel(plan.ClassWeights.Count);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var probabilities = new double[model.Classes];
        var gradient = new float[model.Stride];
        var sums = new float[model.Stride];
        for (var epoch = 0; epoch < plan.Epochs; epoch++)
        {
            Shuffle(order, epoch);
            foreach (var i in order)
            {
                model.Sum(examples[i], sums);
                LinearModel.Softmax(sums, probabilities);
                for (var label = 0; label < model.Classes; label++)
                    gradient[label] = (float)((probabilities[label] - (label == labels[i] ? 1 : 0)) * plan.ClassWeights[labels[i]]);
                Learn(model, squares, examples[i], gradient);
            }
        }

        return model;
    }

    private static void Learn(LinearModel model, LinearModel squares, Features features, ReadOnlySpan<float> gradient)
    {
        for (var i = 0; i < features.Buckets.Length; i++)
            StepRow(model.RowOf(features.Buckets[i]), squares.RowOf(features.Buckets[i]), gradient, features.Weights[i]);
        StepRow(model.Offsets, squares.Offsets, gradient, 0.1f);
    }

    private static void StepRow(Span<float> weights, Span<float> squares, ReadOnlySpan<float> gradient, float scale)
    {
        var width = System.Numerics.Vector<float>.Count;
        var small = new System.Numerics.Vector<float>(1e-6f);
        for (var at = 0; at < weights.Length; at += width)
        {
            var weight = new System.Numerics.Vector<float>(weights[at..]);
            var slope = (new System.Numerics.Vector<float>(gradient[at..]) * scale) + (weight * Decay);
            var square = new System.Numerics.Vector<float>(squares[at..]) + (slope * slope);
            square.CopyTo(squares[at..]);
            (weight - (slope * Step / System.Numerics.Vector.SquareRoot(square + small))).CopyTo(weights[at..]);
        }
    }

    private static void Shuffle(int[] order, int epoch)
    {
        var state = 88172645463325252UL + (ulong)epoch;
        for (var i = order.Length - 1; i > 0; i--)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            var j = (int)(state % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
