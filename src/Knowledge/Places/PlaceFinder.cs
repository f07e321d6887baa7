namespace SafeHelp.Knowledge.Places;

/// <summary>Finds the place that a text means, in units old and new, with or without accents. Pure and safe to share.</summary>
public sealed class PlaceFinder(Gazetteer gazetteer)
{
    // Longer messages are read to here: no one writes where they are after a book.
    private const int LongestText = 12_000;

    /// <summary>The place the text means, or null if it means none.</summary>
    public PlaceMatch? Find(string text)
    {
        var read = PlaceText.Read(text.Length > LongestText ? text[..LongestText] : text);
        if (read.Tokens.Count == 0) return null;
        var words = WordMap.Read(read, gazetteer.Words.Index);
        var mentions = new MentionScan(read, words, gazetteer).Run();
        var cues = new Cues(read, words);
        return new Answer(read, gazetteer).Of(new Readings(read, gazetteer, cues, mentions).All());
    }

    /// <summary>The commune in force whose point lies nearest to a shared location, or null far from the country.</summary>
    public PlaceMatch? At(GeoPoint point)
    {
        if (gazetteer.Nearest.To(point) is not { } commune) return null;
        var isExact = commune.PointPrecision >= Precision.Commune;
        IReadOnlyList<Unit> communes = isExact ? [commune.Unit] : [commune.Unit, .. gazetteer.Around(commune.Unit.Code, Precision.District).Where(c => c != commune.Unit)];
        return new PlaceMatch("", 0, 0, isExact ? Precision.Commune : Precision.District, commune.Province, null, null, null, communes, point, false, []);
    }
}
