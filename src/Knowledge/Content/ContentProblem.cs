namespace SafeHelp.Knowledge.Content;

/// <summary>One fault in <c>content/</c>: where it is, what is wrong and how to mend it, in Vietnamese for union staff.</summary>
/// <param name="File">Path below the content folder.</param>
/// <param name="Line">1-based; 0 where the whole file is meant.</param>
public sealed record ContentProblem(string File, int Line, string Fault, string Mend)
{
    public override string ToString() => $"{File}:{Line}: {Fault} {Mend}";
}
