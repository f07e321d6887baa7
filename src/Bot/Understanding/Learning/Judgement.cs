namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>What the classifiers hold likely of one message.</summary>
internal sealed class Judgement(double[] probabilities, Weightiest weightiest)
{
    /// <summary>The words that speak most for a class.</summary>
    public IReadOnlyList<string> WordsFor(Head head, int label) => weightiest.WordsFor(head.Start + label);

    public IReadOnlyList<double> Topics => Of(Heads.Topic);

    public IReadOnlyList<double> Urgencies => Of(Heads.Urgency);

    public IReadOnlyList<double> Speakers => Of(Heads.Speaker);

    public double Perpetrator => Of(Heads.Role)[1];

    private ArraySegment<double> Of(Head head) => new(probabilities, head.Start, head.Classes);
}
