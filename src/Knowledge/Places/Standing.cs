namespace SafeHelp.Knowledge.Places;

/// <summary>Whether a reading may be taken for a place at all: what keeps "an toàn" and "hải sản" silent.</summary>
internal sealed class Standing(PlaceText text, Cues cues)
{
    public bool Holds(Candidate reading)
    {
        var at = reading.At;
        if (reading.IsConfirmed && HoldsBeside(reading)) return true;
        if (at.Edits > 0 || reading.IsConfirmed || (at.FollowsNumber && !IsAlleysDistrict(reading))) return false;
        return reading.Unit.Level switch
        {
            UnitLevel.Landmark => HoldsAsLandmark(at),
            UnitLevel.OldCommune or UnitLevel.NewCommune => HoldsAsCommune(reading),
            _ => HoldsAlone(reading),
        };
    }

    private static bool IsAlleysDistrict(Candidate reading) =>
        reading is { At.NumberBefore: NumberBefore.Alley, Unit.Level: UnitLevel.District or UnitLevel.Province, Strength: not NameStrength.Weak };

    // Far from what stands above it a bare name is chance: only what stands together confirms.
    private static bool HoldsBeside(Candidate reading)
    {
        var at = reading.At;
        if (at.Kind != UnitKind.None || reading.Strength == NameStrength.Numbered || reading.Unit.Level is UnitLevel.Province or UnitLevel.District or UnitLevel.Landmark) return true;
        return Gap(at, reading.District) <= 3 || Gap(at, reading.Province) <= 3;
    }

    private static int Gap(Mention at, Mention? above)
    {
        if (above is null) return int.MaxValue;
        return at.First > above.Last ? at.KindFirst - above.Last - 1 : above.KindFirst - at.Last - 1;
    }

    private bool HoldsAsCommune(Candidate reading)
    {
        var at = reading.At;
        if (reading.Strength == NameStrength.Numbered) return cues.IsAlone(at.KindFirst, at.Last);
        if (at.IsInside || at.Marks.IsConflict) return false;
        var isAlone = cues.IsAlone(at.KindFirst, at.Last);
        // "Xã Thanh" runs on in "xã Thanh Phong" misspelt.
        if (reading.Strength == NameStrength.Weak) return at.Kind != UnitKind.None && isAlone;
        if (at.Kind != UnitKind.None || isAlone) return true;
        return cues.IsLed(at.First) && (!at.IsOrdinary || cues.IsCapitalised(at.First, at.Last));
    }

    // "cho con" is far more often "for the child" than Chợ Cồn.
    private bool HoldsAsLandmark(Mention at)
    {
        if (at.Marks.IsConflict || (text.HasMarks && at.Marks.Missing > 0)) return false;
        return !at.IsOrdinary || text.HasMarks || cues.IsPointedAt(at.First);
    }

    private bool HoldsAlone(Candidate reading)
    {
        var at = reading.At;
        if (reading.Strength == NameStrength.Numbered) return true;
        if (at.Marks.IsConflict || at.IsInside) return at.Kind != UnitKind.None && !at.IsInside;
        if (at.Kind != UnitKind.None || cues.IsPointedAt(at.KindFirst) || cues.IsAlone(at.KindFirst, at.Last)) return true;
        if (reading.Strength == NameStrength.Weak) return false;
        var isUnmarked = text.HasMarks && at.Marks.Missing > 0;
        return !(at.IsOrdinary || isUnmarked) || cues.IsCapitalised(at.First, at.Last);
    }
}
