namespace SafeHelp.Knowledge.Content.Editing;

/// <summary>The parts that content files are made of, as staff edit them.</summary>
public enum PartKind { Topic, Answer, Question, Occasion, Sentence, Phrases, Observance, Holiday, ReadyAnswer, CallQuestion, Listing }

/// <summary>How a value is written in a form.</summary>
public enum FieldKind
{
    Line,
    Text,

    /// <summary>One text a line.</summary>
    List,

    /// <summary>One tap a line: its title, or title | what is sent.</summary>
    Taps,

    /// <summary>One number a line: as shown | as dialled | free.</summary>
    Phones,
}

/// <summary>One value of a part that staff edit.</summary>
/// <param name="Key">In the file; "" where the part is the value.</param>
public sealed record PartField(string Key, FieldKind Kind);

/// <summary>One part of a content file.</summary>
/// <param name="Path">Where it stands: see <see cref="YamlText"/>.</param>
/// <param name="Name">Its id or name in the file; "" where it has none.</param>
public sealed record ContentPart(PartKind Kind, string Path, string Name);
