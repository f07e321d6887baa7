using System.Numerics;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>
/// Logistic regression by stochastic gradient descent with AdaGrad steps. The order of lessons comes from a fixed generator, so that training gives
/// the same weights every time; the mean of several runs
/// is taken, because one new example changes the order, and who writes was then read two points better or worse by chance.
/// </summary>
internal sealed class LinearTraining(int features, TrainingPlan plan)
{
    // A lesson that is known this well teaches next to nothing; leaving it out halves the time.
    private const double Known = 0.03;

    private LinearModel model = new(features);
    private LinearModel squares = new(features);
    private readonly float[] sums = new float[LinearModel.Stride];
    private readonly float[] gradient = new float[LinearModel.Stride];

    public LinearModel Train(IReadOnlyList<Lesson> lessons)
    {
        var mean = new LinearModel(features);
        for (var run = 0; run < plan.Runs; run++) mean.Add(RunOnce(lessons, run), 1f / plan.Runs);
        return mean;
    }

    private LinearModel RunOnce(IReadOnlyList<Lesson> lessons, int run)
    {
        (model, squares) = (new LinearModel(features), new LinearModel(features));
        var order = Enumerable.Range(0, lessons.Count).ToArray();
        for (var epoch = 0; epoch < plan.Epochs; epoch++)
        {
            Shuffle(order, (run * plan.Epochs) + epoch);
            foreach (var i in order) Learn(lessons[i]);
        }

        return model;
    }

    private void Learn(Lesson lesson)
    {
        model.Sum(lesson.Features, sums);
        var isKnown = true;
        for (var i = 0; i < Heads.All.Count; i++) isKnown &= SetGradient(Heads.All[i], lesson.Classes[i]);
        if (isKnown) return;
        var (places, weights) = (lesson.Features.Places, lesson.Features.Weights);
        for (var i = 0; i < places.Length; i++) Step(model.RowOf(places[i]), squares.RowOf(places[i]), weights[i]);
        Step(model.Offsets, squares.Offsets, 0.1f);
    }

    /// <summary>False if there is something to learn.</summary>
    private bool SetGradient(Head head, int right)
    {
        Span<double> probabilities = stackalloc double[head.Classes];
        LinearModel.Softmax(sums.AsSpan(head.Start, head.Classes), probabilities);
        var isKnown = probabilities[right] > 1 - Known;
        for (var label = 0; label < head.Classes; label++)
            gradient[head.Start + label] = isKnown ? 0 : (float)(probabilities[label] - (label == right ? 1 : 0));
        return isKnown;
    }

    private void Step(Span<float> weights, Span<float> sumOfSquares, float scale)
    {
        var small = new Vector<float>(1e-6f);
        for (var at = 0; at < weights.Length; at += Vector<float>.Count)
        {
            var weight = new Vector<float>(weights[at..]);
            var slope = (new Vector<float>(gradient, at) * scale) + (weight * plan.Decay);
            var square = new Vector<float>(sumOfSquares[at..]) + (slope * slope);
            square.CopyTo(sumOfSquares[at..]);
            (weight - (slope * plan.Step / Vector.SquareRoot(square + small))).CopyTo(weights[at..]);
        }
    }

    private static void Shuffle(int[] order, int round)
    {
        var state = 88172645463325252UL + ((ulong)round * 2654435761UL);
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
