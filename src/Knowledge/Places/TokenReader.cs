using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Places;

/// <summary>Cuts a text into tokens: at spaces and marks, between letters and digits, and where a capital starts a word.</summary>
internal ref struct TokenReader(PlaceText into)
{
    private readonly string text = into.Text;
    private int at;
    private Gap gap = Gap.Mark;

    public void ReadAll()
    {
        while (at < text.Length)
        {
            if (StartsAddress()) SkipChunk();
            else if (IsWord(text[at])) ReadRun();
            else Widen(text[at++]);
        }
    }

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter);

    // An e-mail address or a link is no place, though it may spell one.
    private readonly bool StartsAddress()
    {
        if (at > 0 && !char.IsWhiteSpace(text[at - 1])) return false;
        var end = ChunkEnd();
        var chunk = text.AsSpan(at, end - at);
        return chunk.Contains('@') || chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }

    private readonly int ChunkEnd()
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        return end;
    }

    private void SkipChunk()
    {
        at = ChunkEnd();
        gap = Gap.Comma;
    }

    private void Widen(char mark)
    {
        var seen = mark is ',' or ';' or '\n' or '|' ? Gap.Comma : char.IsWhiteSpace(mark) ? Gap.Space : Gap.Mark;
        // ", ," is a form's field left empty.
        if (seen == Gap.Comma && gap >= Gap.Comma && mark == ',') gap = Gap.TwoCommas;
        else if (seen > gap) gap = seen;
    }

    private void ReadRun()
    {
        var (start, from, number) = (at, into.Length, char.IsDigit(text[at]));
        while (number && text[at] == '0' && at + 1 < text.Length && char.IsDigit(text[at + 1])) at++;
        var (capital, upper) = (char.IsUpper(text[at]), true);
        do
        {
            upper &= !char.IsLower(text[at]);
            Take(text[at++]);
        }
        while (at < text.Length && Continues(start, number));
        SettleY(from);
        into.Tokens.Add(new PlaceToken(start, at, from, into.Length, gap, number, capital, upper));
        gap = Gap.None;
    }

    private void Take(char letter)
    {
        var plain = Folding.FoldLetter(letter);
        if (plain == '\0') into.MarkLast(LetterMarks.OfCombining(letter));
        else if (char.IsLetterOrDigit(letter)) into.Append(plain, LetterMarks.Of(letter));
    }

    private readonly bool Continues(int start, bool number)
    {
        var next = text[at];
        if (Folding.IsCombining(next)) return true;
        if (next is '\'' or '’') return !number && at + 1 < text.Length && char.IsLetter(text[at + 1]);
        if (!IsWord(next) || char.IsDigit(next) != number) return false;
        return number || !StartsWord(start, next);
    }

    // "HàNội", "HDi Linh", "TPHồ": a capital after a small letter, or the last of several capitals before a small one, starts a word.
    private readonly bool StartsWord(int start, char next)
    {
        if (!char.IsUpper(next)) return false;
        if (char.IsLower(Base(at - 1))) return true;
        var after = at + 1;
        while (after < text.Length && Folding.IsCombining(text[after])) after++;
        return at > start && after < text.Length && char.IsLower(text[after]);
    }

    private readonly char Base(int index)
    {
        while (index > 0 && Folding.IsCombining(text[index])) index--;
        return text[index];
    }

    // "Mỹ" and "Mĩ", "Quy" and "Qui" are one name.
    private readonly void SettleY(int from)
    {
        var run = into.LettersFrom(from);
        if (run.Length is 0 or > 4 || run[^1] != 'y') return;
        var vowels = 0;
        foreach (var letter in run) vowels += LetterMarks.IsVowel(letter) ? 1 : 0;
        if (vowels == 1 || (vowels == 2 && run.Length == 3 && run[0] == 'q')) run[^1] = 'i';
    }
}
