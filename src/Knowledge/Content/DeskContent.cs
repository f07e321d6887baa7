using System.Globalization;

namespace SafeHelp.Knowledge.Content;

/// <summary>What the officers' desk is told by <c>desk.yml</c>: public holidays, and words by which outgoing text is checked.</summary>
public sealed class DeskContent
{
    private readonly IReadOnlyList<Holiday> holidays;

    private DeskContent(IReadOnlyList<Holiday> holidays) => this.holidays = holidays;

    /// <summary>Words before a house number.</summary>
    public IReadOnlyList<string> HouseWords { get; private init; } = [];

    /// <summary>Words for streets and lanes.</summary>
    public IReadOnlyList<string> StreetWords { get; private init; } = [];

    /// <summary>Family names, and words before a name.</summary>
    public IReadOnlyList<string> NameWords { get; private init; } = [];

    /// <summary>What an officer on the telephone asks, in this order.</summary>
    public IReadOnlyList<CallQuestion> CallQuestions { get; private init; } = [];

    /// <summary>What an officer may send as it stands, or mend first.</summary>
    public IReadOnlyList<ReadyAnswer> ReadyAnswers { get; private init; } = [];

    public bool IsHoliday(DateOnly day) => HolidayOn(day) is not null;

    /// <summary>The name of the holiday; null on any other day.</summary>
    public string? HolidayOn(DateOnly day) => holidays.FirstOrDefault(holiday => holiday.Holds(day))?.Name;

    internal static DeskContent Read(YamlSource source)
    {
        var record = source.Records().FirstOrDefault();
        if (record is null) return new DeskContent([]);
        record.OnlyKeys("holidays", "house_words", "street_words", "name_words", "call_questions", "ready_answers");
        return new DeskContent([.. record.Records("holidays").Select(ReadHoliday).OfType<Holiday>()])
        {
            HouseWords = record.Texts("house_words"),
            StreetWords = record.Texts("street_words"),
            NameWords = record.Texts("name_words"),
            CallQuestions = [.. record.Records("call_questions").Select(ReadQuestion)],
            ReadyAnswers = [.. record.Records("ready_answers").Select(ReadAnswer)],
        };
    }

    private static Holiday? ReadHoliday(YamlRecord record)
    {
        record.OnlyKeys("name", "from", "to", "source");
        record.Required("source");
        var (name, from, to) = (record.Required("name"), record.Required("from"), record.Required("to"));
        if (Date(from) is { } first && Date(to) is { } last && first <= last) return new Holiday(name, first, last, IsYearly(from));
        record.Fault("from", "ngày nghỉ không đọc được.", "Viết năm-tháng-ngày, ví dụ 2026-02-14, hoặc ngày/tháng, ví dụ 1/1; ngày đầu trước ngày cuối.");
        return null;
    }

    private static CallQuestion ReadQuestion(YamlRecord record)
    {
        record.OnlyKeys("ask", "topics", "urgency", "if_place_unknown");
        return new CallQuestion(record.Required("ask"), record.Texts("topics"), record.Texts("urgency"), record.Flag("if_place_unknown"));
    }

    private static ReadyAnswer ReadAnswer(YamlRecord record)
    {
        record.OnlyKeys("name", "say", "topics");
        return new ReadyAnswer(record.Required("name"), record.Required("say"), record.Texts("topics"));
    }

    private static bool IsYearly(string text) => text.Contains('/', StringComparison.Ordinal);

    // A leap year, so that 29/2 can be written.
    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(IsYearly(text) ? $"{text}/2024" : text, ["d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private sealed record Holiday(string Name, DateOnly From, DateOnly To, bool IsYearly)
    {
        public bool Holds(DateOnly day) =>
            IsYearly ? MonthDay(From) <= MonthDay(day) && MonthDay(day) <= MonthDay(To) : From <= day && day <= To;

        private static int MonthDay(DateOnly day) => (day.Month * 100) + day.Day;
    }
}

/// <summary>A question for the caller.</summary>
/// <param name="Topics">Labels of the topics that it is for; empty for all.</param>
/// <param name="Urgencies">Labels; empty for all.</param>
public sealed record CallQuestion(string Text, IReadOnlyList<string> Topics, IReadOnlyList<string> Urgencies, bool IfPlaceUnknown);

/// <summary>Words that officers often need.</summary>
/// <param name="Topics">Labels of the topics for which it is shown first; empty for all.</param>
public sealed record ReadyAnswer(string Name, string Text, IReadOnlyList<string> Topics);
