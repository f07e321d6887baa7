namespace SafeHelp.Knowledge.Content;

/// <summary>The action months and days of the plans, each with its slogan, said in the greeting while it lasts.</summary>
public sealed class Observances
{
    private readonly IReadOnlyList<Observance> all;

    private Observances(IReadOnlyList<Observance> all) => this.all = all;

    /// <summary>Slogan of the shortest observance that the day falls in; null on a plain day.</summary>
    public string? SloganOn(DateOnly day) => all.Where(one => one.Holds(day)).OrderBy(one => one.Days).FirstOrDefault()?.Slogan;

    internal static Observances Read(YamlSource source)
    {
        var all = new List<Observance>();
        foreach (var record in source.Records())
        {
            record.OnlyKeys("name", "from", "to", "slogan", "source");
            record.Required("name");
            var from = MonthDay(record, "from");
            var to = MonthDay(record, "to");
            if (from is not null && to is not null) all.Add(new Observance(from.Value, to.Value, record.Required("slogan")));
        }

        return new Observances(all);
    }

    private static int? MonthDay(YamlRecord record, string key)
    {
        var parts = record.Required(key).Split('/');
        if (parts.Length == 2 && int.TryParse(parts[0], out var day) && int.TryParse(parts[1], out var month) && day is >= 1 and <= 31 && month is >= 1 and <= 12)
            return (month * 100) + day;
        record.Fault(key, "ngày không đọc được.", "Viết ngày/tháng, ví dụ 15/11.");
        return null;
    }

    private sealed record Observance(int From, int To, string Slogan)
    {
        private bool IsOverNewYear => To < From;

        // In days and months one after another; only their order counts.
        public int Days => IsOverNewYear ? To - From + 1200 : To - From;

        public bool Holds(DateOnly day)
        {
            var monthDay = (day.Month * 100) + day.Day;
            return IsOverNewYear ? From <= monthDay || monthDay <= To : From <= monthDay && monthDay <= To;
        }
    }
}
