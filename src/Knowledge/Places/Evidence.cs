namespace SafeHelp.Knowledge.Places;

/// <summary>How much one mention says for one unit. The weights were set on development strings; only their order matters.</summary>
internal static class Evidence
{
    private const double Name = 2.0;
    private const double Edit = 0.6;

    public static double Of(Mention mention, PlaceUnit unit, NameStrength strength, bool textHasMarks)
    {
        var kind = strength == NameStrength.Numbered ? 1.5 : KindWords.Fit(mention.Kind, unit);
        if (kind <= KindWords.Misfit) return KindWords.Misfit;
        var evidence = Name + kind + Marks(mention.Marks, textHasMarks) + (0.15 * Math.Min(2, mention.Syllables - 1));
        if (kind == 0) evidence += Rung(unit.Level);
        if (mention.FollowsNumber && unit.Level != UnitLevel.Landmark) evidence -= 0.5;
        if (mention.PrecedesEmpty && unit.Level is UnitLevel.OldCommune or UnitLevel.NewCommune) evidence += 0.8;
        if (mention.FollowsEmpty && unit.Level == UnitLevel.District) evidence += 0.6;
        if (mention.IsInside) evidence -= 0.8;
        if (unit.IsRetired) evidence -= 0.35;
        if (strength == NameStrength.Weak) evidence -= 0.2;
        return evidence - (Edit * mention.Edits);
    }

    // A bare name that several rungs share means the highest: "Thanh Hóa" is the province.
    private static double Rung(UnitLevel level) => level switch
    {
        UnitLevel.Province => 0.8,
        UnitLevel.District or UnitLevel.Landmark => 0.4,
        _ => 0,
    };

    private static double Marks(MarkFit fit, bool textHasMarks)
    {
        var off = (0.4 * fit.ToneOff) + (0.6 * fit.QualityOff);
        if (fit.IsExact && textHasMarks) return 0.4;
        return textHasMarks && fit.Same > 0 ? -off - (0.1 * fit.Missing) : -off;
    }
}
