namespace SafeHelp.Knowledge.Places;

/// <summary>Where words begin inside a window of tokens, as bits over its letters.</summary>
internal static class WindowStarts
{
    public static ulong Of(PlaceText text, int first, int last) => Of(text, first, last, text.Tokens[first].From);

    public static ulong Of(PlaceText text, int first, int last, int from)
    {
        ulong starts = 1;
        for (var i = first + 1; i <= last; i++)
        {
            var at = text.Tokens[i].From - from;
            if (at < 64 && text.Tokens[i].Before != Gap.None) starts |= 1UL << at;
        }

        return starts;
    }
}
