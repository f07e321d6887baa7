namespace SafeHelp.Knowledge.Text;

/// <summary>Cuts text into words: runs of letters, digits and combining marks; everything else only separates.</summary>
public static class Words
{
    public static IReadOnlyList<string> In(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || Folding.IsCombining(text[i]));
            if (inWord && start < 0) start = i;
            if (inWord || start < 0) continue;
            words.Add(text[start..i].ToString());
            start = -1;
        }

        return words;
    }
}
