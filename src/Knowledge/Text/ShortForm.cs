namespace SafeHelp.Knowledge.Text;

/// <summary>One reading of a short form, and the words that must stand around it for this reading; no words: it always holds.</summary>
/// <param name="Means">The words it stands for.</param>
/// <param name="After">The word before it is one of these (folded).</param>
/// <param name="Before">The word behind it is one of these (folded).</param>
/// <param name="Near">One of these (folded) stands within four words.</param>
public sealed record ShortForm(string Form, string Means, IReadOnlySet<string> After, IReadOnlySet<string> Before, IReadOnlySet<string> Near)
{
    public bool IsFree => After.Count == 0 && Before.Count == 0 && Near.Count == 0;
}
