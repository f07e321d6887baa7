using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding;

/// <summary>A message without the place that it names. Where somebody is says little of what happened to her, and a place's name is made of everyday words.</summary>
internal static class PlaceApart
{
    private static readonly HashSet<string> Before = new(StringComparer.Ordinal) { "o", "tai", "tu", "ben" };

    /// <returns>Null where nothing is left but the place.</returns>
    public static string? Of(string text, PlaceMatch place)
    {
        var (start, end) = (place.Start, place.Start + place.Length);
        if (start < 0 || end > text.Length) return null;
        var head = WithoutPreposition(text[..start].TrimEnd());
        var rest = $"{head} {text[end..]}".Trim();
        return rest.Any(char.IsLetter) ? rest : null;
    }

    private static string WithoutPreposition(string head)
    {
        var last = head.LastIndexOf(' ') + 1;
        return Before.Contains(Folding.Fold(head.AsSpan(last).ToString())) ? head[..last].TrimEnd() : head;
    }
}
