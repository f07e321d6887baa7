using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Places;

/// <summary>Turns the best readings into what is told: one place, or which ones to ask about.</summary>
internal sealed class Answer(PlaceText text, Gazetteer gazetteer)
{
    private const double Tie = 0.25;
    private const int MostCandidates = 12;

    public PlaceMatch? Of(List<Candidate> readings)
    {
        if (readings.Count == 0) return null;
        var best = readings[0];
        var tied = readings.Where(r => r.Score > best.Score - Tie && r.At.Overlaps(best.At)).ToList();
        var places = Places(tied);
        return places.Count == 1 ? places[0] : Asking(best, places);
    }

    // An old commune and the commune in force that kept its name and land are one place.
    private List<PlaceMatch> Places(List<Candidate> tied)
    {
        var fresh = tied.Where(t => t.Unit.Level == UnitLevel.NewCommune).ToList();
        if (tied[0].Unit.Level is not (UnitLevel.OldCommune or UnitLevel.NewCommune)) return Distinct(tied.Where(t => t.Unit.Level == tied[0].Unit.Level));
        var isDecided = fresh.Any(f => f.Province is not null) && !tied.Any(t => t.District is not null);
        var old = tied.Where(t => t.Unit.Level == UnitLevel.OldCommune && !fresh.Any(f => Became(t, f)) && !isDecided);
        return Distinct([.. fresh, .. old]);
    }

    private static bool Became(Candidate old, Candidate fresh) =>
        old.Unit.Successors.Contains(fresh.Unit.Successors[0]) && Folding.Fold(old.Unit.Bare) == Folding.Fold(fresh.Unit.Bare);

    private List<PlaceMatch> Distinct(IEnumerable<Candidate> readings) =>
        [.. readings.DistinctBy(r => (r.Unit.Level, r.Unit.Unit.Code, r.Unit.Bare)).Select(Tell)];

    private PlaceMatch Tell(Candidate reading)
    {
        var unit = reading.Unit;
        var told = new PlaceMatch("", 0, 0, PrecisionOf(unit.Level), gazetteer.ProvinceInForce(unit), null, null, null, Communes(unit), PointOf(unit), false, []);
        return Spanned(reading, unit.Level switch
        {
            UnitLevel.Province => told with { OldProvince = unit.Unit },
            UnitLevel.District => told with { OldProvince = Old(unit.Province), OldDistrict = unit.Unit },
            UnitLevel.OldCommune => told with { OldProvince = Old(unit.Province), OldDistrict = OldDistrict(reading), OldCommune = unit.Unit },
            UnitLevel.NewCommune => Fresh(told, reading),
            _ => told with { OldProvince = OldProvinceOf(unit, reading) },
        });
    }

    // The text may mean the old commune of that name as well: both are told where one became the other.
    private PlaceMatch Fresh(PlaceMatch told, Candidate reading)
    {
        var unit = reading.Unit;
        var old = gazetteer.Predecessors(unit.Successors[0]).Where(p => !p.IsRetired && Folding.Fold(p.Bare) == Folding.Fold(unit.Bare)).ToList();
        if (old.Count == 1) return told with { OldCommune = old[0].Unit, OldDistrict = Old(old[0].District), OldProvince = Old(old[0].Province) };
        return told with { OldDistrict = reading.NamedDistrict?.Level == UnitLevel.District ? reading.NamedDistrict.Unit : null, OldProvince = OldProvinceOf(unit, reading) };
    }

    // The old province that was named if the land lay in it; for a landmark also the only one it lay in.
    private Unit? OldProvinceOf(PlaceUnit unit, Candidate reading)
    {
        var lay = gazetteer.Predecessors(unit.Successors[0]).Where(p => !p.IsRetired).Select(p => p.Province).Distinct().ToList();
        if (reading.NamedProvince is { } named) return lay.Contains(named.Index) ? named.Unit : null;
        return unit.Level == UnitLevel.Landmark && lay.Count == 1 ? Old(lay[0]) : null;
    }

    private Unit? OldDistrict(Candidate reading) =>
        reading.NamedDistrict is { Level: UnitLevel.District } named ? named.Unit : Old(reading.Unit.District);

    private Unit? Old(int index) => index >= 0 ? gazetteer.Units[index].Unit : null;

    private Unit[] Communes(PlaceUnit unit)
    {
        if (unit.Level == UnitLevel.Province) return [];
        var land = unit.Successors.Length > 0 || unit.District < 0 ? unit.Successors : gazetteer.Units[unit.District].Successors;
        var name = Folding.Fold(unit.Bare);
        return [.. land.Select(gazetteer.CommuneUnit).OrderBy(c => Folding.Fold(KindWords.Split(c.Name).Bare) == name ? 0 : 1)];
    }

    private GeoPoint? PointOf(PlaceUnit unit)
    {
        if (unit.Point is { } own) return own;
        var first = unit.Successors.Length > 0 ? unit.Successors[0] : -1;
        return first >= 0 ? gazetteer.Communes[first].Point : unit.District >= 0 ? gazetteer.Units[unit.District].Point : null;
    }

    private static Precision PrecisionOf(UnitLevel level) => level switch
    {
        UnitLevel.Province => Precision.Province,
        UnitLevel.District => Precision.District,
        UnitLevel.Landmark => Precision.Point,
        _ => Precision.Commune,
    };

    private PlaceMatch Spanned(Candidate reading, PlaceMatch told)
    {
        var (start, end) = (text.Tokens[reading.First].Start, text.Tokens[reading.Last].End);
        return told with { Span = text.Text[start..end], Start = start, Length = end - start };
    }

    private PlaceMatch Asking(Candidate best, List<PlaceMatch> places)
    {
        var first = Spanned(best, places[0]);
        return first with
        {
            Province = Common(places, p => p.Province), OldProvince = Common(places, p => p.OldProvince), OldDistrict = Common(places, p => p.OldDistrict),
            OldCommune = null, Communes = [], Point = null, Ask = true, Candidates = [.. places.Take(MostCandidates)],
        };
    }

    private static Unit? Common(List<PlaceMatch> places, Func<PlaceMatch, Unit?> unit)
    {
        var first = unit(places[0]);
        return places.TrueForAll(p => unit(p) == first) ? first : null;
    }
}
