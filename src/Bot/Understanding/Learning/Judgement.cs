namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>What the classifiers hold likely of one message.</summary>
internal sealed class Judgement(double[] probabilities, Weightiest weightiest)
{
    /// <summary>The words that speak most for a class.</summary>
    public IReadOnlyList<string> WordsFor(Head head, int label) => weightiest.WordsFor(head.Start + label);

    /// <summary>What both hold likely together; the words stay those of this one.</summary>
    /// <param name="share">Weight of the other, 0 to 1.</param>
    public Judgement With(Judgement other, double share) =>
        new([.. probabilities.Select((mine, i) => (mine * (1 - share)) + (other.At(i) * share))], weightiest);

    public IReadOnlyList<double> Topics => Of(Heads.Topic);

    public IReadOnlyList<double> Urgencies => Of(Heads.Urgency);

    public IReadOnlyList<double> Speakers => Of(Heads.Speaker);

    public double Perpetrator => Of(Heads.Role)[1];

    private double At(int at) => probabilities[at];

    private ArraySegment<double> Of(Head head) => new(probabilities, head.Start, head.Classes);
}
