namespace SafeHelp.Channels.Http;

/// <summary>Cuts a button's title to what a vendor takes, at a word where there is one.</summary>
internal static class ShortTitle
{
    public static string Of(string title, int longest)
    {
        if (title.Length <= longest) return title;
        var end = title.LastIndexOf(' ', longest - 1);
        return $"{title[..(end > longest / 2 ? end : longest - 1)]}…";
    }
}
