using SafeHelp.Knowledge.Text;
using static SafeHelp.Knowledge.Listings.Records.RecordField;

namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>Whether every field of a record is filled, and filled with what can be right.</summary>
public static class Completeness
{
    private const int ShortestDial = 3;
    private const int LongestDial = 15;

    // Shorter than this an "address" is no more than a house number, which may stand in any text.
    private const int ShortestSecret = 6;

    public static IReadOnlyList<Refusal> Faults(RecordFields fields, RecordStandards standards) =>
        [.. Texts(fields), .. Lists(fields), .. fields.Phones.SelectMany(phone => PhoneFaults(phone, standards.Blocked)), .. Kind(fields, standards), .. Units(fields, standards), .. GivenAway(fields)];

    private static IEnumerable<Refusal> Texts(RecordFields fields)
    {
        if (string.IsNullOrWhiteSpace(fields.Name)) yield return Refusal.Missing(Name);
        if (string.IsNullOrWhiteSpace(fields.Hours)) yield return Refusal.Missing(Hours);
        else if (OpeningHours.Parse(fields.Hours) is null) yield return Refusal.Wrong(Hours);
        if (fields.Exceptions.Any(IsWrong)) yield return Refusal.Wrong(Exceptions);
    }

    private static IEnumerable<Refusal> Lists(RecordFields fields)
    {
        if (!fields.People.Any(person => !string.IsNullOrWhiteSpace(person.Name))) yield return Refusal.Missing(People);
        if (fields.Phones.Count == 0) yield return Refusal.Missing(Phones);
        if (fields.Audience.Count == 0) yield return Refusal.Missing(Audience);
        if (fields.Languages.Count == 0) yield return Refusal.Missing(Languages);
        if (fields.Serves is { IsNational: false, Provinces.Count: 0, Communes.Count: 0 }) yield return Refusal.Missing(Serves);
    }

    private static IEnumerable<Refusal> PhoneFaults(RecordPhone phone, BlockedNumbers blocked)
    {
        if (!IsDialled(phone.Dial)) yield return Refusal.Wrong(Phones);
        else if (blocked.WhyBlocked(phone.Dial) is not null) yield return new Refusal(RefusalCode.BlockedNumber, Phones);
        if (string.IsNullOrWhiteSpace(phone.Cost) || string.IsNullOrWhiteSpace(phone.Hours) || string.IsNullOrWhiteSpace(phone.Display)) yield return Refusal.Missing(Phones);
        else if (OpeningHours.Parse(phone.Hours) is null) yield return Refusal.Wrong(Phones);
    }

    private static IEnumerable<Refusal> Kind(RecordFields fields, RecordStandards standards)
    {
        if (!standards.Categories.TryGetValue(fields.Category, out var category))
        {
            yield return string.IsNullOrWhiteSpace(fields.Category) ? Refusal.Missing(RecordField.Category) : Refusal.Wrong(RecordField.Category);
            yield break;
        }

        if (category.HasPlace && string.IsNullOrWhiteSpace(fields.Place?.Address)) yield return Refusal.Missing(Address);
        if (category.HasPlace && fields.Confidentiality is Confidentiality.Public && fields.Place?.Point is null) yield return Refusal.Missing(Point);
        if (!category.Services.All(service => fields.Services.Any(offer => offer.Service == service && !string.IsNullOrWhiteSpace(offer.How)))) yield return Refusal.Missing(Services);
    }

    private static IEnumerable<Refusal> Units(RecordFields fields, RecordStandards standards)
    {
        if (fields.Province.Length == 0 && !fields.Serves.IsNational) yield return Refusal.Missing(Province);
        if (fields.Province.Length > 0 && standards.Gazetteer.Province(fields.Province) is null) yield return new Refusal(RefusalCode.UnknownUnit, Province);
        if (fields.Commune is { } code && standards.Gazetteer.Commune(code)?.Province.Code != fields.Province) yield return new Refusal(RefusalCode.UnknownUnit, Commune);
        if (fields.Serves.Provinces.Any(code => standards.Gazetteer.Province(code) is null) || fields.Serves.Communes.Any(code => standards.Gazetteer.Commune(code) is null))
            yield return new Refusal(RefusalCode.UnknownUnit, Serves);
    }

    // A kept place must not stand in a text that is published.
    private static IEnumerable<Refusal> GivenAway(RecordFields fields)
    {
        if (fields.Confidentiality is Confidentiality.Public || fields.Place is not { } place) yield break;
        var secret = Folding.Fold(place.Address.Split(',')[0].Trim());
        if (secret.Length < ShortestSecret) yield break;
        string[] told = [fields.Name, .. fields.OtherNames, fields.Note ?? "", .. fields.Services.Select(offer => offer.How), .. fields.Exceptions.Select(days => days.Reason), .. fields.Phones.Select(phone => phone.Cost)];
        if (told.Any(text => Folding.Fold(text).Contains(secret, StringComparison.Ordinal))) yield return new Refusal(RefusalCode.PlaceGivenAway, Address);
    }

    private static bool IsDialled(string dial)
    {
        var digits = dial.StartsWith('+') ? dial[1..] : dial;
        return digits.Length is >= ShortestDial and <= LongestDial && digits.All(char.IsAsciiDigit);
    }

    private static bool IsWrong(OtherHours days) => days.To < days.From || (days.Hours is { } hours && OpeningHours.Parse(hours) is null);
}
