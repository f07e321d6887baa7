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
    private int length;

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

    internal int Length => length;

    internal Span<char> LettersFrom(int from) => letters.AsSpan(from, length - from);

    internal void Append(char folded, byte mark)
    {
        letters[length] = folded;
        marks[length] = mark;
        HasMarks |= mark != 0;
        length++;
    }

    /// <summary>A decomposed text brings its marks after the letter.</summary>
    internal void MarkLast(byte mark)
    {
        if (length > 0) marks[length - 1] |= mark;
        HasMarks = true;
    }

    public static PlaceText Read(string text)
    {
        var read = new PlaceText(text);
        new TokenReader(read).ReadAll();
        return read;
    }
}
