using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Replies;

/// <summary>Tells whether a message is written in another language than Vietnamese.</summary>
internal sealed class ForeignTongue(PhraseBook phrases)
{
    private const char LastLatinLetter = '\u1EFF';

    // One foreign word may stand in any Vietnamese message.
    private const int FewestWords = 2;

    public bool Is(string text) => IsOtherScript(text) || IsOtherWords(text);

    private static bool IsOtherScript(string text)
    {
        var letters = text.Where(char.IsLetter).ToList();
        return letters.Count >= FewestWords && letters.Count(letter => letter > LastLatinLetter && !IsStyled(letter)) * 2 > letters.Count;
    }

    private bool IsOtherWords(string text)
    {
        var words = Words.In(text);
        return words.Count >= FewestWords && words.Count(word => phrases.Is(PhraseSets.OtherLanguage, word)) * 2 >= words.Count;
    }

    // Full-width Latin letters are still Latin.
    private static bool IsStyled(char letter) => letter is (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ');
}
