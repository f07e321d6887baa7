namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>A word of a field, as the analyzer of that field writes it.</summary>
internal readonly record struct Term(Field Field, string Text);

/// <summary>The indexed fields of a listing.</summary>
internal enum Field
{
    /// <summary>Words with their marks.</summary>
    Marked,

    /// <summary>Words without marks.</summary>
    Folded,

    /// <summary>Neighbouring words without marks, two by two.</summary>
    Pairs,

    /// <summary>Whole values to filter by, such as the category's id.</summary>
    Keyword,
}
