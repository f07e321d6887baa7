using System.Text;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tables;

/// <summary>Recognises text in the encodings of before Unicode, TCVN3 (ABC) and VNI, and makes it readable.</summary>
internal sealed class OldEncodings
{
    public static readonly OldEncodings None = new([]);

    private const char FirstHigh = '\u00A0';
    private const char LastHigh = '\u00FF';

    private readonly IReadOnlyList<OldEncoding> known;

    private OldEncodings(IReadOnlyList<OldEncoding> known) => this.known = known;

    public static OldEncodings Read(YamlRecord? record) =>
        record is null ? None : new OldEncodings([.. new[] { Table(record, "tcvn3", 1), Table(record, "vni", 2) }.OfType<OldEncoding>()]);

    /// <summary>The text as it was meant and the encoding's name; null when it needs no conversion, or none makes it better.</summary>
    public (string Text, string Encoding)? Convert(string text, Syllables syllables)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstHigh, LastHigh) || text.Any(IsOnlyUnicode)) return null;
        var own = Readable(text, syllables);
        var best = known.Select(encoding => (Text: encoding.Read(text), encoding.Name)).Select(found => (found.Text, found.Name, Score: Readable(found.Text, syllables))).OrderByDescending(found => found.Score).FirstOrDefault();
        return best.Text is not null && best.Score > own ? (best.Text, best.Name) : null;
    }

    // Vietnamese letters that neither old encoding shows: the text is Unicode already.
    private static bool IsOnlyUnicode(char letter) => letter is (>= '\u1EA0' and <= '\u1EF9') or 'ă' or 'Ă' or 'đ' or 'Đ' or 'ĩ' or 'Ĩ' or 'ũ' or 'Ũ' or 'ơ' or 'Ơ' or 'ư' or 'Ư';

    // Of words with marks only: plain ones read the same in every encoding.
    public static int Readable(string text, Syllables syllables) =>
        text.Split([' ', ',', '.', ';', ':', '-', '/', '(', ')', '\n', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Any(letter => letter >= FirstHigh))
            .Sum(word => word.All(char.IsLetter) && syllables.Contains(word.ToLowerInvariant()) ? 1 : -1);

    private static OldEncoding? Table(YamlRecord record, string key, int longest)
    {
        if (record.Record(key) is not { } table || table.Record("letters") is not { } letters) return null;
        var pairs = letters.Keys.ToDictionary(shown => shown, letters.Required, StringComparer.Ordinal);
        foreach (var (shown, meant) in pairs.ToList()) pairs.TryAdd(longest > 1 ? shown.ToUpperInvariant() : shown, meant.ToUpperInvariant());
        // "Aù" beside "AÙ": only the letter itself is large.
        foreach (var (shown, meant) in pairs.Where(pair => pair.Key.Length > 1).ToList()) pairs.TryAdd(char.ToUpperInvariant(shown[0]) + shown[1..].ToLowerInvariant(), meant.ToUpperInvariant());
        return new OldEncoding(table.Required("name"), pairs, longest);
    }

    private sealed record OldEncoding(string Name, Dictionary<string, string> Letters, int Longest)
    {
        public string Read(string text)
        {
            var read = new StringBuilder(text.Length);
            for (var at = 0; at < text.Length;)
            {
                var length = Math.Min(Longest, text.Length - at);
                while (length > 1 && !Letters.ContainsKey(text.Substring(at, length))) length--;
                var shown = text.Substring(at, length);
                read.Append(Letters.GetValueOrDefault(shown, shown));
                at += length;
            }

            return read.ToString();
        }
    }
}
