using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Tables.Cells;
using static SafeHelp.Knowledge.Tables.ImportColumn;

namespace SafeHelp.Knowledge.Tables;

/// <summary>Makes the fields of a record of one row, and says whatever is not right in it.</summary>
internal sealed class RowReader(KnowledgeSnapshot knowledge)
{
    private readonly ImportTexts texts = knowledge.Content.Import;
    private readonly RecordStandards standards = knowledge.Standards;
    private readonly Choices categories = new(knowledge.Categories.Values.Select(category => (category.Id, category.Label, category.Names.AsEnumerable())));
    private readonly Choices audiences = Named(knowledge.Content.Records.Audiences);
    private readonly Choices languages = Named(knowledge.Content.Records.Languages);
    private readonly Choices services = Named(knowledge.Content.Records.Services);
    private readonly Choices levels = Levels(knowledge.Content);
    private readonly HourCells hours = new(knowledge.Content.Import);
    private readonly PhoneCells phones = new(knowledge.Content.Import, knowledge.Content.Blocked);
    private readonly PlaceCells places = new(knowledge.Content.Import, new UnitCells(knowledge.Gazetteer, knowledge.Places));
    private readonly List<string> hardship = [.. knowledge.Content.Import.Words("hardship").Select(HeaderWords.Plain)];

    public bool IsHardship(string text) => hardship.Any(word => $" {HeaderWords.Plain(text)} ".Contains($" {word} ", StringComparison.Ordinal));

    public ImportRow Read(RowCells row)
    {
        var category = Category(row);
        // Of a person in need nothing more is read than that.
        if (category is null && IsHardship(row[ImportColumn.Category])) return ImportRow.WithoutFields(row);
        row.CheckCells();
        var weekly = hours.Read(row, Hours);
        var (province, commune) = places.Units(row);
        var fields = new RecordFields(
            category ?? "",
            row[Name],
            People(row),
            phones.Read(row, row[PhoneHours].Length > 0 ? hours.Read(row, PhoneHours) : weekly),
            weekly,
            audiences.Several(row, Audience),
            languages.Several(row, Languages),
            places.Serves(row, province, commune),
            province?.Code ?? "",
            commune?.Code,
            PlaceCells.Place(row),
            Level(row))
        { OtherNames = row.Parts(OtherNames), Exceptions = hours.Exceptions(row), Services = Offers(row), Note = row[Note].Length > 0 ? row[Note] : null };
        SayIncomplete(row, fields);
        return new ImportRow(row.Sheet, row.Number, fields, row.Notes);
    }

    private string? Category(RowCells row)
    {
        var text = row[ImportColumn.Category];
        if (text.Length == 0) return null;
        var category = categories.Find(text);
        if (category is null) row.Say(ImportColumn.Category, IsHardship(text) ? ImportCode.Hardship : ImportCode.UnknownChoice, text, categories.Labels);
        return category;
    }

    private static List<PersonInCharge> People(RowCells row)
    {
        var roles = row.Parts(Roles);
        return [.. row.Parts(ImportColumn.People).Select((name, at) => new PersonInCharge(name, roles.Count == 0 ? "" : roles[Math.Min(at, roles.Count - 1)]))];
    }

    // What is not said must not become public.
    private Confidentiality Level(RowCells row)
    {
        var text = row[ImportColumn.Confidentiality];
        if (text.Length == 0) return Listings.Records.Confidentiality.Hidden;
        if (levels.Find(text) is { } level) return Enum.Parse<Confidentiality>(level);
        row.Say(ImportColumn.Confidentiality, ImportCode.UnknownChoice, text, levels.Labels);
        return Listings.Records.Confidentiality.Hidden;
    }

    private List<ServiceOffer> Offers(RowCells row)
    {
        var offers = new List<ServiceOffer>();
        foreach (var part in row.Parts(Services))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var name = colon > 0 ? part[..colon] : part;
            if (services.Find(name) is { } service) offers.Add(new ServiceOffer(service, colon > 0 ? part[(colon + 1)..].Trim() : part));
            else row.Say(Services, ImportCode.UnknownChoice, name, services.Labels);
        }

        return offers;
    }

    // The gate's own rules, so that what is imported can also be submitted; the point is set on a map afterwards.
    private void SayIncomplete(RowCells row, RecordFields fields)
    {
        foreach (var refusal in Completeness.Faults(fields, standards).DistinctBy(refusal => (refusal.Code, refusal.Field)))
        {
            var column = ColumnOf(refusal.Field);
            if (refusal.Field is RecordField.Point && !row.IsFaulty(Latitude)) row.Say(Latitude, ImportCode.PointMissing);
            else if (refusal.Code is RefusalCode.PlaceGivenAway) row.Say(Address, ImportCode.PlaceGivenAway);
            else if (row.IsFaulty(column)) continue;
            else if (refusal.Field is RecordField.Services) row.Say(Services, ImportCode.MissingServices, hint: string.Join("; ", standards.Categories[fields.Category].Services.Select(code => knowledge.Content.Records.Services.GetValueOrDefault(code, code))));
            else if (row[column].Length == 0 && texts.Of(column).IsRequired is false) row.Say(column, ImportCode.Missing, hint: texts.Of(column).Help);
        }

        if (fields.Commune is null && standards.Categories.GetValueOrDefault(fields.Category)?.HasPlace is true && !row.IsFaulty(Commune) && !row.IsFaulty(Province)) row.Say(Commune, ImportCode.Missing, hint: texts.Of(Commune).Help);
    }

    private static ImportColumn ColumnOf(RecordField? field) => field switch
    {
        RecordField.Point => Latitude,
        { } named when Enum.TryParse<ImportColumn>(named.ToString(), out var column) => column,
        _ => Name,
    };

    private static Choices Named(IReadOnlyDictionary<string, string> labels) => new(labels.Select(label => (label.Key, label.Value, Enumerable.Empty<string>())));

    private static Choices Levels(ContentSet content) =>
        new(Enum.GetValues<Confidentiality>().Select(level => (level.ToString(), content.Records.Of(level), content.Import.Words(level switch
        {
            Listings.Records.Confidentiality.Public => "public",
            Listings.Records.Confidentiality.PhoneOnly => "phone_only",
            _ => "hidden",
        }).AsEnumerable())));
}

/// <summary>One row of a table as a draft.</summary>
/// <param name="Fields">Null where it is none, and the notes say why.</param>
public sealed record ImportRow(string Sheet, int Number, RecordFields? Fields, IReadOnlyList<ImportNote> Notes)
{
    internal static ImportRow WithoutFields(RowCells row) => new(row.Sheet, row.Number, null, row.Notes);
}
