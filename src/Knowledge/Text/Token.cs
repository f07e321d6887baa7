namespace SafeHelp.Knowledge.Text;

/// <summary>A piece of a message: a word (or number), an emoji or a mark of punctuation.</summary>
public enum TokenKind { Word, Number, Punctuation }

/// <summary>One token as it stands after the steps so far.</summary>
/// <param name="Text">Lower case, composed.</param>
/// <param name="IsSettled">True when its marks are known: typed with them, or written out from a table. Nothing changes its marks any more.</param>
public readonly record struct Token(string Text, TokenKind Kind, bool IsSettled)
{
    public static Token Word(string text) => new(text, TokenKind.Word, Folding.HasMarks(text));

    public bool IsWord => Kind == TokenKind.Word;
}
