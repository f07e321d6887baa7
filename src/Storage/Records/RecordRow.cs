using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Storage.Records;

/// <summary>A record as its row holds it.</summary>
internal sealed record RecordRow
{
    public string Id { get; init; } = "";

    public long Revision { get; init; }

    public string Standing { get; init; } = "";

    public long? Live { get; init; }

    public long? Pending { get; init; }

    public string? PendingState { get; init; }

    public long Editions { get; init; }

    public string Marks { get; init; } = "";

    public long? ReviewedOn { get; init; }

    public long? DueOn { get; init; }

    public string Name { get; init; } = "";

    public string NameKey { get; init; } = "";

    public string Category { get; init; } = "";

    public string Province { get; init; } = "";

    public string Commune { get; init; } = "";

    public string Words { get; init; } = "";

    /// <summary>Revision of the row that this one takes the place of.</summary>
    public long Expected { get; init; }

    public long Doubts { get; init; }

    public static RecordRow Of(ListingRecord record, long expected)
    {
        var fields = record.Newest.Fields;
        return new RecordRow
        {
            Id = record.Id,
            Revision = record.Revision,
            Expected = expected,
            Standing = record.Standing.ToString(),
            Live = record.Live?.Number,
            Pending = record.Pending?.Number,
            PendingState = record.Pending?.State.ToString(),
            Editions = record.Editions,
            Marks = RecordJson.Write(new StoredMarks(StoredEdition.Of(record.Live), StoredEdition.Of(record.Pending))),
            ReviewedOn = record.ReviewedOn?.DayNumber,
            DueOn = record.DueOn?.DayNumber,
            Name = fields.Name,
            NameKey = Folding.Fold(fields.Name),
            Category = fields.Category,
            Province = fields.Province,
            Commune = fields.Commune ?? "",
            Words = WordsOf(fields),
        };
    }

    public RecordLine Line() =>
        new(Id, Revision, Name, Category, new RecordArea(Province, Commune), Enum.Parse<Standing>(Standing), Live is not null,
            PendingState is null ? null : Enum.Parse<RecordState>(PendingState), Day(ReviewedOn), Day(DueOn), (int)Doubts);

    public static DateOnly? Day(long? number) => number is null ? null : DateOnly.FromDayNumber((int)number.Value);

    // A kept place must not be found by words either: who lists records may not be one who may see it.
    private static string WordsOf(RecordFields fields)
    {
        string[] texts = [fields.Name, .. fields.OtherNames, .. fields.Phones.SelectMany(phone => new[] { phone.Dial, phone.Display }), fields.Public().Place?.Address ?? ""];
        return Folding.Fold(string.Join(' ', texts));
    }
}

/// <summary>How far both editions have come through the gate.</summary>
internal sealed record StoredMarks(StoredEdition? Live, StoredEdition? Pending);

/// <summary>How far one edition has come through the gate; what it says is kept by its number.</summary>
internal sealed record StoredEdition(int Number, Mark? Submitted, AuthorityConfirmation? Confirmation, Mark? Accepted, Appraisal? Appraisal)
{
    public static StoredEdition? Of(Edition? edition) =>
        edition is null ? null : new StoredEdition(edition.Number, edition.Submitted, edition.Confirmation, edition.Accepted, edition.Appraisal);

    public Edition With(RecordFields fields) =>
        new(Number, fields) { Submitted = Submitted, Confirmation = Confirmation, Accepted = Accepted, Appraisal = Appraisal };
}

/// <summary>What of an edition is kept apart, encrypted: people in charge, and the place unless it is public.</summary>
internal sealed record KeptFields(IReadOnlyList<PersonInCharge> People, RecordPlace? Place)
{
    public static KeptFields Of(RecordFields fields) => new(fields.People, fields.Confidentiality is Confidentiality.Public ? null : fields.Place);

    /// <summary>What is left for the edition's own row.</summary>
    public static RecordFields Without(RecordFields fields) =>
        fields with { People = [], Place = fields.Confidentiality is Confidentiality.Public ? fields.Place : null };

    public RecordFields Back(RecordFields fields) => fields with { People = People, Place = fields.Place ?? Place };
}
