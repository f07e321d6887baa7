using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Listings.Duplicates;

/// <summary>What is compared to find the same address entered twice.</summary>
/// <param name="Commune">"" where none is given.</param>
/// <param name="Address">"" where none is given.</param>
public sealed record DuplicateKey(string Id, string Name, string Commune, string Address, IReadOnlyList<string> Dials);

/// <summary>Two that may be one.</summary>
public sealed record Duplicate(string First, string Second, DuplicateReason Reason);

/// <summary>Why two look like one.</summary>
public enum DuplicateReason { SamePhone, NearName }

/// <summary>Finds what may have been entered twice: the same number, or nearly the same name and place within a commune.</summary>
public static class DuplicateSearch
{
    /// <summary>Pairs among the new ones, and between the new and the known; each pair once, in the order of the new ones.</summary>
    public static IReadOnlyList<Duplicate> Find(IReadOnlyList<DuplicateKey> added, IReadOnlyList<DuplicateKey> known)
    {
        var all = added.Concat(known).Select((key, at) => new Compared(key, at, at < added.Count)).ToList();
        return [.. SamePhone(all).Concat(NearName(all)).DistinctBy(pair => (pair.A.At, pair.B.At)).OrderBy(pair => pair.A.At).ThenBy(pair => pair.B.At)
            .Select(pair => new Duplicate(pair.A.Key.Id, pair.B.Key.Id, pair.Reason))];
    }

    private static IEnumerable<Pair> SamePhone(IEnumerable<Compared> all) =>
        all.SelectMany(one => one.Dials.Select(dial => (dial, one))).GroupBy(found => found.dial, found => found.one)
            .SelectMany(same => InTurn([.. same.DistinctBy(one => one.At)]));

    // A number that very many share is an exchange's: each is shown with the one before it, not with all.
    private static IEnumerable<Pair> InTurn(List<Compared> same) =>
        same.Zip(same.Skip(1)).Where(pair => pair.First.IsAdded || pair.Second.IsAdded).Select(pair => new Pair(pair.First, pair.Second, DuplicateReason.SamePhone));

    private static IEnumerable<Pair> NearName(IEnumerable<Compared> all) =>
        all.GroupBy(one => one.Key.Commune).SelectMany(commune => Within([.. commune.OrderBy(one => one.Name.Length).ThenBy(one => one.At)]));

    private static IEnumerable<Pair> Within(List<Compared> commune)
    {
        for (var i = 0; i < commune.Count; i++)
        {
            for (var j = i + 1; j < commune.Count && commune[j].Name.Length - commune[i].Name.Length <= commune[i].Slack; j++)
            {
                if ((commune[i].IsAdded || commune[j].IsAdded) && commune[i].IsNear(commune[j])) yield return Ordered(commune[i], commune[j]);
            }
        }
    }

    private static Pair Ordered(Compared a, Compared b) => a.At < b.At ? new Pair(a, b, DuplicateReason.NearName) : new Pair(b, a, DuplicateReason.NearName);

    private readonly record struct Pair(Compared A, Compared B, DuplicateReason Reason);

    private sealed class Compared(DuplicateKey key, int at, bool isAdded)
    {
        // One letter in so many may be a slip of the hand.
        private const int LettersASlip = 10;

        private readonly string digits = string.Concat(key.Name.Where(char.IsAsciiDigit));
        private readonly string address = Plain(key.Address);

        public DuplicateKey Key => key;

        public int At => at;

        public bool IsAdded => isAdded;

        public string Name { get; } = Plain(key.Name);

        public uint Letters { get; } = Edits.LettersOf(Plain(key.Name));

        public IReadOnlyList<string> Dials { get; } = [.. key.Dials.Select(PhoneKey.Of).Where(dial => dial.Length > 0).Distinct()];

        public int Slack => Math.Max(1, Name.Length / LettersASlip);

        // "thôn 3" and "thôn 4" are one letter apart and two places: numbers must agree.
        public bool IsNear(Compared other) =>
            digits == other.digits
            && Edits.MayBeWithin(Letters, other.Letters, Slack)
            && Edits.Within(Name, other.Name, Slack) <= Slack
            && (address.Length == 0 || other.address.Length == 0 || Edits.Within(address, other.address, Math.Max(1, address.Length / LettersASlip)) <= Math.Max(1, address.Length / LettersASlip));

        private static string Plain(string text) =>
            string.Join(' ', Folding.Fold(text).Split([' ', ',', '.', '-', '–', '“', '”', '"', '(', ')', ':', ';', '/'], StringSplitOptions.RemoveEmptyEntries));
    }
}
