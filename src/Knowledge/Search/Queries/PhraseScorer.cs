using System.Numerics;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Documents that carry a phrase; how often it is there takes the place of a term's frequency.</summary>
/// <param name="terms">Each with the weight of the whole phrase: it is there at most as often as its rarest term.</param>
internal sealed class PhraseScorer(TermScorer[] terms, (FieldPostings Postings, PhraseMatches Matches) of, TermWeight weight) : Scorer
{
    private readonly float[] inverseLengths = weight.Statistics.InverseLengths;
    private readonly PhraseMatches matches = of.Matches;
    private readonly byte[] norms = of.Postings.Norms;
    private readonly float[] frequencies = new float[Blocks.Size];
    private readonly float value = weight.Value;

    private int entered = -1;
    private ulong found;

    // Sloppy matches may overlap, so they have no bound but the weight.
    public override float MaxScore => matches.MayOverlap ? value : terms.Min(term => term.MaxScore);

    public override void AddBounds(Span<float> blocks)
    {
        using var least = new Bounds(blocks.Length);
        using var own = new Bounds(blocks.Length);
        terms[0].AddBounds(least.All);
        for (var i = 1; i < terms.Length; i++)
        {
            own.All.Clear();
            terms[i].AddBounds(own.All);
            Bounds.KeepLower(least.All, own.All);
        }

        for (var block = 0; block < blocks.Length; block++) blocks[block] += least.All[block] == 0 || !matches.MayOverlap ? least.All[block] : value;
    }

    public override ulong Match(int block)
    {
        if (entered != block) (entered, found) = (block, matches.Find(block, frequencies));
        return found;
    }

    public override void AddScores(int block, Span<float> scores)
    {
        for (var rest = Match(block); rest != 0; rest &= rest - 1)
        {
            var at = BitOperations.TrailingZeroCount(rest);
            scores[at] += ScoreOf(Blocks.First(block) + at);
        }
    }

    public override float Score(int document) => (Match(Blocks.Of(document)) & Blocks.Bit(document)) == 0 ? None : ScoreOf(document);

    public override Explanation Explain(int document) =>
        new(Score(document), $"weight({matches}) [BM25] with phraseFreq={frequencies[Blocks.Within(document)]}, idf={weight.Idf}");

    protected override void GiveBack() => matches.Dispose();

    private float ScoreOf(int document) => value * Similarity.Unit(frequencies[Blocks.Within(document)], inverseLengths[norms[document]]);
}
