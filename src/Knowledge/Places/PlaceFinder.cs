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
        return new Answer(read, gazetteer).Of(Read(read, words, mentions));
    }

    // Twice at most: a corrected district lets its communes be tried.
    private List<Candidate> Read(PlaceText text, WordMap words, List<Mention> mentions)
    {
        var cues = new Cues(text, words);
        var misspellings = new Misspellings(text, words, gazetteer);
        var readings = new Readings(text, gazetteer, cues, mentions).All();
        for (var round = 0; round < 2; round++)
        {
            var added = misspellings.Beside(readings.Count > 0 ? readings[0] : null);
            if (added.Count == 0) break;
            mentions.AddRange(added);
            readings = new Readings(text, gazetteer, cues, mentions).All();
        }

        return readings;
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
