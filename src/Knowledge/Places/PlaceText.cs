using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Places;

/// <summary>What stands before a token.</summary>
internal enum Gap { None, Space, Mark, Comma, TwoCommas }

/// <summary>A run of letters or of digits: where it stands in the text as typed, and in the folded letters.</summary>
internal readonly record struct PlaceToken(int Start, int End, int From, int To, Gap Before, bool IsNumber, bool IsCapital, bool IsUpper)
{
    public int Length => To - From;
}

/// <summary>A text as tokens over one buffer of folded letters, so that words run together compare like words apart.</summary>
internal sealed class PlaceText
{
    private readonly char[] letters;
    private readonly byte[] marks;

    private PlaceText(string text)
    {
        Text = text;
        letters = new char[text.Length];
        marks = new byte[text.Length];
    }

    public string Text { get; }
    public List<PlaceToken> Tokens { get; } = [];
    public ReadOnlySpan<char> Letters => letters;
    public ReadOnlySpan<byte> Marks => marks;
    public bool HasMarks { get; private set; }

    public ReadOnlySpan<char> Span(int first, int last) => letters.AsSpan(Tokens[first].From, Tokens[last].To - Tokens[first].From);

    public static PlaceText Read(string text)
    {
        var read = new PlaceText(text);
        new TokenReader(read, text).ReadAll();
        return read;
    }

    private ref struct TokenReader(PlaceText into, string text)
    {
        private int at;
        private int length;
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
            var (start, from, number) = (at, length, char.IsDigit(text[at]));
            while (number && text[at] == '0' && at + 1 < text.Length && char.IsDigit(text[at + 1])) at++;
            var (capital, upper) = (char.IsUpper(text[at]), true);
            do
            {
                upper &= !char.IsLower(text[at]);
                Take(text[at++]);
            }
            while (at < text.Length && Continues(start, number));
            SettleY(from);
            into.Tokens.Add(new PlaceToken(start, at, from, length, gap, number, capital, upper));
            gap = Gap.None;
        }

        private void Take(char letter)
        {
            var plain = Folding.FoldLetter(letter);
            if (plain == '\0')
            {
                if (length > 0) into.marks[length - 1] |= LetterMarks.OfCombining(letter);
                into.HasMarks = true;
                return;
            }

            if (!char.IsLetterOrDigit(letter)) return;
            into.letters[length] = plain;
            into.marks[length] = LetterMarks.Of(letter);
            into.HasMarks |= into.marks[length] != 0;
            length++;
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
            var run = into.letters.AsSpan(from, length - from);
            if (run.Length is 0 or > 4 || run[^1] != 'y') return;
            var vowels = 0;
            foreach (var letter in run) vowels += LetterMarks.IsVowel(letter) ? 1 : 0;
            if (vowels == 1 || (vowels == 2 && run.Length == 3 && run[0] == 'q')) run[^1] = 'i';
        }
    }
}
