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

    /// <summary>How many words there are, without cutting them out.</summary>
    public static int CountIn(ReadOnlySpan<char> text)
    {
        var (count, wasInWord) = (0, false);
        foreach (var letter in text)
        {
            var inWord = char.IsLetterOrDigit(letter) || Folding.IsCombining(letter);
            if (inWord && !wasInWord) count++;
            wasInWord = inWord;
        }

        return count;
    }
}
