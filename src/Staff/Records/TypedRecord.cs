using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Staff.Frame;

namespace SafeHelp.Staff.Records;

/// <summary>
/// Between a record's form and its fields. Only what cannot be understood is a fault: a draft may have gaps, which the record's own page then names.
/// </summary>
internal sealed class TypedRecord(TypedPlace places)
{
    public RecordFields Read(TypedForm form, Actor actor, Faults faults)
    {
        var area = places.Area(form, actor, faults);
        var hours = TypedHours.Read(form);
        faults.Unless(form["Name"].Length > 0, "Name", "Gõ tên nơi này, để còn tìm lại được.");
        faults.Unless(hours.Length == 0 || OpeningHours.Parse(hours) is not null, "Hours", "Giờ viết chưa đúng: giờ mở phải trước giờ đóng, đủ cả hai. Ví dụ 08:00 đến 11:30.");
        return new RecordFields(
            form["Category"], form["Name"], People(form), TypedPhones.Read(form, hours, faults), hours, form.All("Audience"), form.All("Languages"),
            places.Serves(form, area, faults), area.Province, area.Commune.Length > 0 ? area.Commune : null, places.Place(form, area, faults),
            Enum.TryParse<Confidentiality>(form["Confidentiality"], out var kept) ? kept : Confidentiality.Hidden)
        {
            OtherNames = form.Lines("OtherNames"),
            Exceptions = Exceptions(form, faults),
            Services = [.. form.All("ServiceCode").Index().Where(one => form.At("ServiceHow", one.Index).Length > 0).Select(one => new ServiceOffer(one.Item, form.At("ServiceHow", one.Index)))],
            Note = form["Note"].Length > 0 ? form["Note"] : null,
        };
    }

    public TypedForm Write(RecordFields fields)
    {
        var form = new TypedForm().With("Category", fields.Category).With("Name", fields.Name).With("OtherNames", string.Join('\n', fields.OtherNames)).With("Note", fields.Note ?? "");
        form.With("PersonName", fields.People.Select(person => person.Name)).With("PersonRole", fields.People.Select(person => person.Role));
        form.With("Audience", fields.Audience).With("Languages", fields.Languages).With("Confidentiality", fields.Confidentiality.ToString());
        form.With("ServiceCode", fields.Services.Select(offer => offer.Service)).With("ServiceHow", fields.Services.Select(offer => offer.How));
        form.With("DaysFrom", fields.Exceptions.Select(days => TypedDay.Write(days.From))).With("DaysTo", fields.Exceptions.Select(days => TypedDay.Write(days.To)));
        form.With("DaysHours", fields.Exceptions.Select(days => days.Hours ?? "")).With("DaysReason", fields.Exceptions.Select(days => days.Reason));
        TypedHours.Write(form, fields.Hours);
        TypedPhones.Write(form, fields);
        places.Write(form, fields);
        return form;
    }

    private static List<PersonInCharge> People(TypedForm form) =>
        [.. form.All("PersonName").Index().Where(one => one.Item.Length > 0).Select(one => new PersonInCharge(one.Item, form.At("PersonRole", one.Index)))];

    private static List<OtherHours> Exceptions(TypedForm form, Faults faults)
    {
        var days = new List<OtherHours>();
        foreach (var (row, text) in form.All("DaysFrom").Index().Where(one => one.Item.Length > 0))
        {
            var from = TypedDay.Read(text);
            var to = form.At("DaysTo", row).Length == 0 ? from : TypedDay.Read(form.At("DaysTo", row));
            faults.Unless(from is not null && to is not null, "Exceptions", "Ngày viết chưa đúng. Ví dụ 30/4/2027.");
            var hours = form.At("DaysHours", row);
            faults.Unless(hours.Length == 0 || OpeningHours.Parse(hours) is not null, "Exceptions", "Giờ của ngày ấy viết chưa đúng. Ví dụ T2-CN 08:00-11:00; nghỉ cả ngày thì để trống.");
            if (from is { } first && to is { } last) days.Add(new OtherHours(first, last, hours.Length > 0 ? hours : null, form.At("DaysReason", row)));
        }

        return days;
    }
}
