using System.Globalization;
using SafeHelp.Knowledge.Listings.Hardship;
using SafeHelp.Staff.Frame;
using SafeHelp.Staff.Records;

namespace SafeHelp.Staff.Hardship;

/// <summary>Between the form of a need and the need.</summary>
internal static class TypedNeed
{
    /// <returns>Null where something cannot be understood; the faults say what.</returns>
    public static HardshipNeed? Read(TypedForm form, HardshipNeed known, Faults faults)
    {
        var day = TypedDay.Read(form["SignedOn"]);
        faults.Unless(form["Person"].Length > 0, "Person", "Ghi tên và cách tìm người ấy.");
        faults.Unless(day is not null, "SignedOn", "Ghi ngày người ấy đồng ý, ví dụ 2/9/2026.");
        if (faults.Any || day is not { } signed) return null;
        var kind = Enum.TryParse<HardshipKind>(form["Kind"], out var chosen) ? chosen : known.Kind;
        var age = int.TryParse(form["Age"], CultureInfo.InvariantCulture, out var years) ? years : (int?)null;
        var by = form["ByRepresentative"].Length > 0 ? form["ByRepresentative"] : null;
        var consent = new PersonConsent(signed, form["Reference"], form.Has("BySelf", "yes"), age, by);
        return known with { Kind = kind, Person = form["Person"], Details = form["Details"], Consent = consent };
    }

    public static TypedForm Write(HardshipNeed need) =>
        new TypedForm().With("Kind", need.Kind.ToString()).With("Person", need.Person).With("Details", need.Details)
            .With("SignedOn", need.Consent is { } consent ? TypedDay.Write(consent.SignedOn) : "").With("Reference", need.Consent?.Reference ?? "")
            .With("BySelf", need.Consent?.IsBySelf is true ? "yes" : "").With("Age", need.Consent?.Age?.ToString(CultureInfo.InvariantCulture) ?? "")
            .With("ByRepresentative", need.Consent?.ByRepresentative ?? "");
}
