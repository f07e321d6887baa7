using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Staff.Frame;

namespace SafeHelp.Staff.Records;

/// <summary>The rows of numbers in the form.</summary>
internal static class TypedPhones
{
    private const string Same = "same";
    private const string Free = "Miễn phí";

    /// <param name="hours">Of the address itself.</param>
    public static List<RecordPhone> Read(TypedForm form, string hours, Faults faults)
    {
        var phones = new List<RecordPhone>();
        foreach (var (row, number) in form.All("PhoneNumber").Index().Where(one => one.Item.Length > 0))
        {
            var isFree = form.Has("PhoneFree", row.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var cost = form.At("PhoneCost", row);
            var answered = form.At("PhoneHours", row) switch { Same => hours, TypedHours.Always => "24/7", _ => form.At("PhoneHoursOwn", row) };
            faults.Unless(answered.Length == 0 || OpeningHours.Parse(answered) is not null, "Phones", "Giờ nghe máy viết chưa đúng. Ví dụ: T2-T6 08:00-11:30, 13:30-17:00; T7 08:00-11:00.");
            phones.Add(new RecordPhone(number, Dial(number), isFree, cost.Length == 0 && isFree ? Free : cost, answered));
        }

        faults.Unless(phones.All(phone => phone.Dial.Length >= 3), "Phones", "Số điện thoại chưa đúng: chỉ gõ chữ số, cách nhau bằng dấu cách, ví dụ 0283 123 4567.");
        return phones;
    }

    public static void Write(TypedForm form, RecordFields fields)
    {
        var phones = fields.Phones;
        form.With("PhoneNumber", phones.Select(phone => phone.Display)).With("PhoneCost", phones.Select(phone => phone.Cost));
        form.With("PhoneFree", phones.Index().Where(one => one.Item.IsFree).Select(one => one.Index.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        form.With("PhoneHours", phones.Select(phone => phone.Hours == fields.Hours ? Same : phone.Hours == "24/7" ? TypedHours.Always : TypedHours.Own));
        form.With("PhoneHoursOwn", phones.Select(phone => phone.Hours == fields.Hours || phone.Hours == "24/7" ? "" : phone.Hours));
    }

    // What stands behind a bracket or a word is for reading, not for dialling: "1900 1234 (nhánh 2)".
    private static string Dial(string number)
    {
        var head = string.Concat(number.TakeWhile(letter => !char.IsLetter(letter) && letter != '('));
        return (head.TrimStart().StartsWith('+') ? "+" : "") + string.Concat(head.Where(char.IsAsciiDigit));
    }
}
