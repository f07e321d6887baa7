namespace SafeHelp.Knowledge.Places;

/// <summary>What the words to the left of a place say of it.</summary>
internal sealed class Cues(PlaceText text, WordMap words)
{
    private const int Reach = 6;

    /// <summary>How much likelier (or less likely) the words before make it that the person is there.</summary>
    public double Before(int first, Func<int, bool> isInMention)
    {
        var cue = 0.0;
        for (var at = first - 1; at >= 0 && at >= first - Reach; at--)
        {
            if (text.Tokens[at + 1].Before >= Gap.Comma && at + 1 != first) break;
            if (isInMention(at)) break;
            switch (words.EndingAt(at)?.Word.Role)
            {
                case WordRole.Turn: return cue;
                case WordRole.Now: return 3;
                case WordRole.Home: return -6;
                case WordRole.Away: return -3;
                case WordRole.Here when cue < 1: cue = 1; break;
                case WordRole.Near when cue == 0: cue = 0.5; break;
            }
        }

        return cue;
    }

    /// <summary>A word such as "ở" stands right before.</summary>
    public bool IsLed(int first) => first > 0 && text.Tokens[first].Before < Gap.Comma
        && words.EndingAt(first - 1)?.Word.Role is WordRole.Here or WordRole.Now or WordRole.Home;

    /// <summary>At least a word such as "vào", or an office that a place has ("tạm lánh hai duong"), stands right before.</summary>
    public bool IsPointedAt(int first) => IsLed(first) || words.EndingAt(first - 1)?.Word.Role is WordRole.Near or WordRole.Service;

    /// <summary>Words between two names that say they are two places.</summary>
    public bool Divide(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (words.EndingAt(at) is { Word.Role: WordRole.Turn or WordRole.Now or WordRole.Home or WordRole.Away } span && span.First >= from) return true;
        }

        return false;
    }

    /// <summary>Nothing but marks of punctuation or the text's ends around it.</summary>
    public bool IsAlone(int first, int last) =>
        (first == 0 || text.Tokens[first].Before >= Gap.Mark) && (last == text.Tokens.Count - 1 || text.Tokens[last + 1].Before >= Gap.Mark);

    /// <summary>Written as a name in a text that has small letters too.</summary>
    public bool IsCapitalised(int first, int last)
    {
        for (var at = first; at <= last; at++)
        {
            if (!text.Tokens[at].IsCapital && !text.Tokens[at].IsNumber) return false;
        }

        return !text.Tokens[first].IsUpper || text.Tokens[first].Length == 1;
    }
}
