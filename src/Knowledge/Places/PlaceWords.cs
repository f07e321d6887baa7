using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Places;

/// <summary>What a word beside a name says of it.</summary>
internal enum WordRole
{
    /// <summary>A unit's kind: phường, quận, tỉnh.</summary>
    Kind,
    Street, Hamlet, Person, Family, Thing,

    /// <summary>No name misspelt, though it may look like one.</summary>
    Office,

    /// <summary>"Công an", "tạm lánh": an office or a help; the name after it is where it is.</summary>
    Service,

    /// <summary>Where the person is: "ở", "tại".</summary>
    Here,

    /// <summary>Whither, or about where: "vào", "gần". Says less than "ở".</summary>
    Near,

    /// <summary>Where the person is now, against other places in the message: "đang ở".</summary>
    Now,
    Home, Away,

    /// <summary>Divides what is said of one place from what is said of another: "nhưng".</summary>
    Turn,

    /// <summary>A name that is also a word of the language.</summary>
    Ordinary,
}

internal readonly record struct PlaceWord(WordRole Role, UnitKind Kind);

/// <summary>The words of <c>content/places/words.csv</c>.</summary>
internal sealed class PlaceWords
{
    public const string File = "places/words.csv";

    private static readonly Dictionary<string, PlaceWord> Roles = new(StringComparer.Ordinal)
    {
        ["street"] = new(WordRole.Street, UnitKind.None), ["hamlet"] = new(WordRole.Hamlet, UnitKind.None),
        ["person"] = new(WordRole.Person, UnitKind.None), ["family"] = new(WordRole.Family, UnitKind.None),
        ["thing"] = new(WordRole.Thing, UnitKind.None), ["office"] = new(WordRole.Office, UnitKind.None),
        ["service"] = new(WordRole.Service, UnitKind.None), ["here"] = new(WordRole.Here, UnitKind.None),
        ["now"] = new(WordRole.Now, UnitKind.None), ["home"] = new(WordRole.Home, UnitKind.None),
        ["away"] = new(WordRole.Away, UnitKind.None), ["near"] = new(WordRole.Near, UnitKind.None), ["turn"] = new(WordRole.Turn, UnitKind.None),
        ["ordinary"] = new(WordRole.Ordinary, UnitKind.None),
        ["province"] = new(WordRole.Kind, UnitKind.Province), ["city"] = new(WordRole.Kind, UnitKind.City),
        ["town"] = new(WordRole.Kind, UnitKind.Town), ["urban"] = new(WordRole.Kind, UnitKind.UrbanDistrict),
        ["rural"] = new(WordRole.Kind, UnitKind.RuralDistrict), ["ward"] = new(WordRole.Kind, UnitKind.Ward),
        ["commune"] = new(WordRole.Kind, UnitKind.Commune), ["township"] = new(WordRole.Kind, UnitKind.Township),
        ["special"] = new(WordRole.Kind, UnitKind.SpecialZone),
    };

    private readonly List<(string Key, UnitKind Kind)> kinds = [];

    public NameIndex<PlaceWord> Index { get; } = new();
    public NameIndex<bool> Ordinary { get; } = new();

    /// <summary>A kind word misspelt by one letter ("Tành phố", "Huybn") that begins a run of tokens.</summary>
    public WordSpan? KindNear(PlaceText text, int first, int last)
    {
        for (var end = Math.Min(first + 1, last - 1); end >= first; end--)
        {
            var typed = text.Span(first, end);
            if (typed.Length < 4) continue;
            foreach (var (key, kind) in kinds)
            {
                if (Edits.Within(typed, key, 1) <= 1) return new WordSpan(first, end, new PlaceWord(WordRole.Kind, kind));
            }
        }

        return null;
    }

    private void Enter(string text, PlaceWord word)
    {
        Index.Add(text, word);
        var key = Folding.Fold(text).Replace(" ", "", StringComparison.Ordinal);
        if (word.Role == WordRole.Kind && key.Length >= 4) kinds.Add((key, word.Kind));
    }

    public static PlaceWords Load(TableReader tables)
    {
        var words = new PlaceWords();
        foreach (var row in tables.Read(File, ["role", "text"]))
        {
            if (!Roles.TryGetValue(row["role"], out var word))
                row.Report($"Không có vai trò “{row["role"]}”.", $"Dùng một trong: {string.Join(", ", Roles.Keys)}.");
            else if (word.Role == WordRole.Ordinary) words.Ordinary.Add(row["text"], true);
            else words.Enter(row["text"], word);
        }

        return words;
    }
}
