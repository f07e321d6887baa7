using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SafeHelp.Bot.Assist;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Staff.Doors;
using SafeHelp.Staff.Talks;

namespace SafeHelp.Staff.Assist;

/// <summary>What the officer on the telephone sees, in words ready to read out.</summary>
internal sealed record CallSight(string Title, string Urgency, string Mark, string Place, IReadOnlyList<FoundRow> Places, IReadOnlyList<string> Questions, string Law);

/// <summary>Helps with a call and counts it; the caller's words are read and let go.</summary>
internal sealed class CallDesk(TurnSource turns, ICounterStore counters, TimeProvider clock)
{
    private const int LongestWords = 2000;

    public static readonly IReadOnlyList<(string Value, string Title)> Outcomes =
    [
        (Bot.Counters.Outcomes.Referred, "Đã chỉ nơi giúp"),
        (Bot.Counters.Outcomes.Answered, "Đã trả lời, tư vấn"),
        (Bot.Counters.Outcomes.HelpCard, "Đã báo khẩn cấp"),
        (Bot.Counters.Outcomes.Unclear, "Chưa rõ, máy ngắt"),
    ];

    /// <summary>Null while nothing was typed.</summary>
    public CallSight? See(string words)
    {
        if (string.IsNullOrWhiteSpace(words)) return null;
        var view = View(words);
        var title = view.Title.Length > 0 ? view.Title : "Chưa rõ chuyện gì: hỏi thêm";
        var place = view.Meaning.Place?.Span is { Length: > 0 } span ? $"ở {span}" : "chưa biết ở đâu";
        return new CallSight(title, TalkWords.Of(view.Meaning.Urgency), Labels.Of(view.Meaning.Urgency), place, [.. view.Places.Select(FoundRow.Of)], view.Questions, view.Law);
    }

    public async Task<bool> CountAsync(string words, string outcome, CancellationToken cancel)
    {
        if (Outcomes.All(one => one.Value != outcome)) return false;
        await counters.AddAsync(CallAssist.Count(View(words), outcome, VietnamDay.Of(clock)), cancel);
        return true;
    }

    private AssistView View(string words) =>
        new CallAssist(turns.Current.Knowledge, turns.Current.Understander).See(words.Length > LongestWords ? words[..LongestWords] : words, clock.GetUtcNow());
}

/// <summary>What the screen asks at every pause of the typing.</summary>
internal static class AssistRoutes
{
    public static void MapAssist(this IEndpointRouteBuilder routes) => routes.MapPost("/staff/assist/see", See);

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static IResult See([FromForm] string? words, CallDesk calls) => Results.Json(calls.See(words ?? ""));
}
