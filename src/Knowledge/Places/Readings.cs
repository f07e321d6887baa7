namespace SafeHelp.Knowledge.Places;

/// <summary>Puts mentions together: a unit with the district and the province that the text names beside it.</summary>
internal sealed class Readings
{
    private const int Reach = 24;

    private readonly PlaceText text;
    private readonly Gazetteer gazetteer;
    private readonly Cues cues;
    private readonly List<Mention> mentions;
    private readonly bool[] covered;
    private readonly Dictionary<int, List<(Mention At, double Evidence)>> byUnit = [];

    public Readings(PlaceText text, Gazetteer gazetteer, Cues cues, List<Mention> mentions)
    {
        (this.text, this.gazetteer, this.cues, this.mentions) = (text, gazetteer, cues, mentions);
        covered = new bool[text.Tokens.Count];
        foreach (var mention in mentions.OrderBy(m => m.First)) Enter(mention);
    }

    /// <summary>Every reading that stands up, the best first.</summary>
    public List<Candidate> All()
    {
        List<Candidate> all = [];
        foreach (var mention in mentions)
        {
            foreach (var sense in mention.Senses)
            {
                if (Read(mention, sense) is { } candidate && new Standing(text, cues).Holds(candidate)) all.Add(candidate);
            }
        }

        all.Sort((a, b) => b.Score.CompareTo(a.Score));
        return all;
    }

    private void Enter(Mention mention)
    {
        if (mention.Syllables > 1) covered.AsSpan(mention.First, mention.Last - mention.First + 1).Fill(true);
        foreach (var sense in mention.Senses)
        {
            var unit = gazetteer.Units[sense.Unit];
            if (unit.Level == UnitLevel.Landmark || mention.IsInside) continue;
            var evidence = Evidence.Of(mention, unit, sense.Strength, text.HasMarks);
            if (evidence <= KindWords.Misfit) continue;
            if (!byUnit.TryGetValue(sense.Unit, out var known)) byUnit[sense.Unit] = known = [];
            known.Add((mention, evidence));
        }
    }

    private Candidate? Read(Mention mention, PlaceSense sense)
    {
        var unit = gazetteer.Units[sense.Unit];
        var evidence = Evidence.Of(mention, unit, sense.Strength, text.HasMarks);
        if (evidence <= KindWords.Misfit) return null;
        var district = Beside(mention, null, unit, isProvince: false);
        var province = Beside(mention, district?.At, unit, isProvince: true);
        if (district is not null && province is null && IsProvinceToo(district.At)) (district, province) = (null, Beside(mention, null, unit, isProvince: true));
        evidence += (district?.Weight ?? 0) + (province?.Weight ?? 0);
        if (district is not null && unit.Level == UnitLevel.OldCommune) evidence += 0.3;
        var candidate = new Candidate(unit, mention, sense.Strength, district?.At, province?.At, district?.Unit, province?.Unit, evidence);
        return candidate with { Cue = cues.Before(candidate.First, at => covered[at]) };
    }

    // "phường Đông Sơn Thanh Hóa" names the province, though its seat bears the same name.
    private bool IsProvinceToo(Mention mention) =>
        mention.Kind == UnitKind.None && mention.Senses.Any(s => gazetteer.Units[s.Unit].Level == UnitLevel.Province);

    private Above? Beside(Mention mention, Mention? taken, PlaceUnit unit, bool isProvince)
    {
        Above? best = null;
        foreach (var index in unit.Above)
        {
            if (gazetteer.Units[index].Level == UnitLevel.Province != isProvince || !byUnit.TryGetValue(index, out var known)) continue;
            for (var i = FirstWithin(known, mention.First - Reach); i < known.Count && known[i].At.First <= mention.Last + Reach; i++)
            {
                var (at, evidence) = known[i];
                if (at.Overlaps(mention) || (taken is not null && at.Overlaps(taken))) continue;
                var weight = evidence * Nearness(mention, at, taken) * Kinship(unit, index, isProvince);
                if (weight > 0 && (best is null || weight > best.Weight)) best = new Above(gazetteer.Units[index], at, weight);
            }
        }

        return best;
    }

    // Names in a long message are many; only those close by are looked at, so that the cost grows with the message.
    private static int FirstWithin(List<(Mention At, double Evidence)> known, int token)
    {
        var (from, to) = (0, known.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (known[middle].At.First < token) from = middle + 1;
            else to = middle;
        }

        return from;
    }

    // Names that belong together stand together, the smaller unit first; what lies between them may be a cue for another place.
    private double Nearness(Mention mention, Mention above, Mention? taken)
    {
        var gap = Gap(mention, above);
        if (taken is not null) gap = Math.Min(gap, Gap(taken, above));
        var isAfter = above.First > mention.Last;
        var near = gap switch { 0 => 1.0, <= 2 => 0.95, <= 5 => 0.85, <= 10 => 0.6, _ => 0.2 };
        if (DividedBy(mention, above)) near *= 0.2;
        return isAfter ? near : near * 0.93;
    }

    // A province of today that bears the name confirms an old unit a little less than its own old province does.
    private static double Kinship(PlaceUnit unit, int above, bool isProvince) => !isProvince || unit.Province == above ? 1 : 0.85;

    private static int Gap(Mention a, Mention b) => a.First > b.Last ? a.KindFirst - b.Last - 1 : b.KindFirst - a.Last - 1;

    private bool DividedBy(Mention a, Mention b)
    {
        var (from, to) = a.First > b.Last ? (b.Last + 1, a.KindFirst) : (a.Last + 1, b.KindFirst);
        return cues.Divide(from, to);
    }

    private sealed record Above(PlaceUnit Unit, Mention At, double Weight);
}
