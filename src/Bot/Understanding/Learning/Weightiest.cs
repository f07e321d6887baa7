using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>Which words of a message weigh most for a class: what staff are shown as the reason.</summary>
internal sealed class Weightiest(FeatureSpace space, PackedModel model, AnalyzedText text, IReadOnlyList<Feature> seen)
{
    private const int Most = 3;

    public IReadOnlyList<string> WordsFor(int label)
    {
        var best = new List<(float Weight, Feature Feature)>();
        foreach (var feature in seen)
        {
            if (feature.View != View.Words || feature.Count == 0 || space.PlaceOf(feature) is not (>= 0 and var place)) continue;
            var weight = model.WeightOf(place, label) * space.Rarity[place];
            if (weight > 0) best.Add((weight, feature));
        }

        best.Sort((a, b) => b.Weight.CompareTo(a.Weight));
        return [.. Apart(best).Take(Most).Select(Words)];
    }

    // "đánh em" and "đánh" are one reason, not two.
    private static List<Feature> Apart(List<(float Weight, Feature Feature)> best)
    {
        var apart = new List<Feature>();
        foreach (var (_, feature) in best)
        {
            if (!apart.Exists(other => other.Start < feature.Start + feature.Count && feature.Start < other.Start + other.Count)) apart.Add(feature);
            if (apart.Count == Most) break;
        }

        return apart;
    }

    private string Words(Feature feature) => string.Join(' ', text.Tokens.Skip(feature.Start).Take(feature.Count).Select(token => token.Text));
}
