using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Staff.Talks;

/// <summary>One row of the line, as the page and its script show it.</summary>
/// <param name="MayTake">False where it is kept for a colleague.</param>
internal sealed record LineRow(long Key, string Urgency, string Mark, string Topic, string Area, string Reason, string Wait, bool MayTake);

/// <summary>A talk that the officer has.</summary>
/// <param name="Owes">True when the person spoke last.</param>
internal sealed record OwnRow(long Key, string Topic, string Area, bool Owes);

/// <summary>Figures for who leads the line.</summary>
internal sealed record FiguresRow(int Waiting, string Oldest, int Taken, int Answered, string WithinAMinute, int WithoutAnswer);

/// <summary>The whole line as one officer sees it now.</summary>
internal sealed record LineSight(IReadOnlyList<LineRow> Waiting, IReadOnlyList<OwnRow> Own, FiguresRow? Figures, string Duty);

/// <summary>One thing said in a talk.</summary>
/// <param name="Who">"person", "officer" or "bot".</param>
internal sealed record SaidRow(long Sequence, string Who, string Name, string Time, string Text)
{
    public static SaidRow Of(SaidActivity said, TimeZoneOffset zone) =>
        said.Message is { } message
            ? new SaidRow(said.Sequence, "person", "Người dân", zone.Clock(said.At), Words(message))
            : new SaidRow(said.Sequence, said.Reply!.Officer is null ? "bot" : "officer", said.Reply.Officer ?? "Bot", zone.Clock(said.At), ReplyText.Of(said.Reply));

    private static string Words(IncomingMessage message) => message.Kind switch
    {
        MessageKind.Text => message.Text,
        MessageKind.Location => "(gửi vị trí)",
        MessageKind.Media => "(gửi ảnh, tiếng hoặc tệp: máy không tải về)",
        MessageKind.Left => "(đã rời kênh)",
        _ => "(mở cuộc trò chuyện)",
    };
}

/// <summary>Clock times as officers read them: Viet Nam has one time and no summer time.</summary>
internal sealed record TimeZoneOffset(TimeSpan Offset)
{
    public static readonly TimeZoneOffset Vietnam = new(TimeSpan.FromHours(7));

    public string Clock(DateTimeOffset at) => at.ToOffset(Offset).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>How a talk stands, polled by its page.</summary>
/// <param name="State">"mine", "watched" (led, not held), "waiting" or "gone".</param>
/// <param name="Notice">What the officer must know now; "" for nothing.</param>
internal sealed record TalkSight(string State, string Notice, string Window, bool IsOpen, IReadOnlyList<SaidRow> Said)
{
    /// <summary>What did not arrive as written, old replies too: a vendor says so only later.</summary>
    public IReadOnlyList<LostMark> Lost { get; init; } = [];

    public static readonly TalkSight Gone = new("gone", "Cuộc này đã kết thúc, hoặc đã chuyển cho người khác.", "", false, []);
}

/// <summary>A reply that did not arrive as written, and why.</summary>
internal sealed record LostMark(long Sequence, string Why);

/// <summary>What a talk's page says of it beside what was said.</summary>
internal sealed record TalkFacts(string Topic, Urgency Urgency, string Area, string Audience, string Reason, string Channel, IReadOnlyList<string> Why);

/// <summary>What became of what the page sent.</summary>
/// <param name="Fault">Null where it was done.</param>
internal sealed record SentAnswer(bool Done, string? Fault);

/// <summary>A listing found beside the talk.</summary>
internal sealed record FoundRow(string Id, string Title, IReadOnlyList<string> Numbers, IReadOnlyList<string> Details)
{
    public static FoundRow Of(ListingCard card) => new(card.ListingId, card.Title, [.. card.Calls.Select(call => call.Display)], card.Details);
}

/// <summary>To whom a talk may be handed over.</summary>
/// <param name="Value">"officer:" and an account, or "area:" and a code.</param>
internal sealed record TargetRow(string Value, string Title);
