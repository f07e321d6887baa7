using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Content;

/// <summary>
/// Named sets of phrases that people type for a step of the talk ("còn chỗ nào khác", "không phải vậy").
/// Marks count where they were typed, and whole words only, so "cứu" is never found in "nghiên cứu" or "cừu".
/// </summary>
public sealed class PhraseBook
{
    private readonly Dictionary<string, PhraseSet> sets;

    internal PhraseBook(Dictionary<string, PhraseSet> sets) => this.sets = sets;

    /// <summary>True when the message is nothing but one of the set's phrases.</summary>
    public bool Is(string set, string message) => sets.TryGetValue(set, out var phrases) && phrases.IsWhole(message);

    /// <summary>True when one of the set's phrases stands anywhere in the message.</summary>
    public bool Has(string set, string message) => sets.TryGetValue(set, out var phrases) && phrases.IsIn(message);

    internal static PhraseBook Read(YamlSource source, params string[] required)
    {
        var sets = new Dictionary<string, PhraseSet>();
        var record = source.Records().FirstOrDefault();
        if (record is null) return new PhraseBook(sets);
        record.OnlyKeys(required);
        foreach (var name in required)
        {
            var phrases = record.Texts(name);
            if (phrases.Count == 0) record.Fault(name, $"thiếu nhóm câu “{name}”.", "Thêm ít nhất một câu người dùng hay gõ.");
            sets[name] = new PhraseSet(phrases);
        }

        return new PhraseBook(sets);
    }
}
