using System.Globalization;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Content;

/// <summary>Reads the listings of <c>content/listings/*.yml</c>.</summary>
internal static class ListingFile
{
    private static readonly string[] Keys =
    [
        "id", "name", "other_names", "category", "phones", "cost", "hours", "hours_note", "audience", "serves", "province", "commune", "address", "point",
        "display", "source", "source_date", "checked", "note",
    ];

    public static Listing Read(YamlRecord record)
    {
        record.OnlyKeys(Keys);
        return new Listing(
            record.Required("id"),
            record.Required("name"),
            record.Required("category"),
            [.. record.Records("phones").Select(ReadPhone)],
            record.Optional("cost"),
            Hours(record),
            record.Optional("hours_note"),
            record.Texts("audience"),
            Area(record),
            Place(record),
            Display(record),
            record.Optional("source"),
            record.Optional("source_date"),
            record.Date("checked"),
            record.Optional("note"))
        { OtherNames = record.Texts("other_names"), ChangedAt = record.ChangedAt };
    }

    private static Phone ReadPhone(YamlRecord record)
    {
        record.OnlyKeys("show", "dial", "free");
        var dial = record.Required("dial");
        if (!dial.All(c => char.IsAsciiDigit(c) || c == '+'))
            record.Fault("dial", $"số gọi “{dial}” có ký tự lạ.", "Chỉ viết chữ số, có thể bắt đầu bằng +.");
        return new Phone(record.Optional("show") ?? dial, dial, record.Flag("free"));
    }

    private static OpeningHours? Hours(YamlRecord record)
    {
        var text = record.Optional("hours");
        if (text is null) return null;
        var hours = OpeningHours.Parse(text);
        if (hours is null) record.Fault("hours", $"giờ “{text}” không đọc được.", "Viết “24/7” hoặc như “T2-T6 08:00-17:00; CN 08:00-11:00”.");
        return hours;
    }

    private static ServiceArea Area(YamlRecord record)
    {
        var codes = record.Texts("serves");
        if (codes.Count == 0) record.Fault("serves", "thiếu “serves” (nơi được phục vụ).", "Viết “cả nước”, hoặc mã tỉnh (2 số), mã xã (5 số).");
        if (codes is ["cả nước"]) return ServiceArea.National;
        foreach (var code in codes.Where(code => code.Length is not (2 or 5) || !code.All(char.IsAsciiDigit)))
            record.Fault("serves", $"mã “{code}” không đúng.", "Mã tỉnh có 2 chữ số, mã xã có 5 chữ số, để trong dấu nháy.");
        return new ServiceArea(false, [.. codes.Where(code => code.Length == 2)], [.. codes.Where(code => code.Length == 5)]);
    }

    private static ListingPlace? Place(YamlRecord record)
    {
        var province = record.Optional("province");
        return province is null ? null : new ListingPlace(record.Optional("address"), record.Optional("commune"), province, Point(record));
    }

    private static GeoPoint? Point(YamlRecord record)
    {
        if (record.Optional("point") is not { } text) return null;
        var parts = text.Split(',');
        if (parts.Length == 2 && Degrees(parts[0], 90) is { } latitude && Degrees(parts[1], 180) is { } longitude) return new GeoPoint(latitude, longitude);
        record.Fault("point", $"toạ độ “{text}” không đọc được.", "Ghi vĩ độ, kinh độ thập phân, ví dụ '10.7769,106.7009'.");
        return null;
    }

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;

    private static DisplayState Display(YamlRecord record)
    {
        switch (record.Required("display"))
        {
            case "yes": return DisplayState.Show;
            case "warn": return DisplayState.ShowWithDate;
            case "internal": return DisplayState.Internal;
            case "never": return DisplayState.Never;
            case var other:
                record.Fault("display", $"không hiểu trạng thái “{other}”.", "Dùng yes, warn, internal hoặc never.");
                return DisplayState.Never;
        }
    }
}
