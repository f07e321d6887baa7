using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Staff.Talks;

/// <summary>Reads the desk for its screens; what may be seen is decided by the desk.</summary>
internal sealed class TalkReading(OfficerDesk desk, ReplyWindows windows, TurnSource turns, DutyBoard board, IStaffAccounts accounts, TimeProvider clock)
{
    private const int MostFound = 5;

    private static readonly TimeSpan FiguresSpan = TimeSpan.FromHours(24);

    private KnowledgeSnapshot Knowledge => turns.Current.Knowledge;

    public async Task<LineSight> LineAsync(Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var line = await desk.LineAsync(actor, cancel);
        var figures = await desk.FiguresAsync(actor, now - FiguresSpan, cancel);
        return new LineSight(
            [.. line.Waiting.Select(handover => Row(actor, handover, now))],
            [.. line.Own.Select(handover => new OwnRow(handover.Key, TalkWords.Topic(Knowledge, handover.Case.Topic), Area(handover.Case.Place), Owes(handover)))],
            figures is null ? null : Row(figures),
            Duty(actor));
    }

    /// <summary>What has been said since, and how the talk stands.</summary>
    public async Task<TalkSight> TalkAsync(Actor actor, long key, long after, CancellationToken cancel)
    {
        if (await desk.StandAsync(actor, key, cancel) is not { State: not HandoverState.Closed } handover) return TalkSight.Gone;
        if (!DeskPolicy.MayOpen(actor, handover)) return TalkSight.Gone with { State = "waiting", Notice = "Cuộc này đang ở hàng chờ." };
        var said = await desk.SaidAfterAsync(actor, handover, after, cancel);
        var window = await windows.ReadAsync(handover.Talk, cancel);
        var isMine = DeskPolicy.MayAnswer(actor, handover);
        return new TalkSight(isMine ? "mine" : "watched", Notice(handover), TalkWords.Of(window), window.IsOpen, Rows(said)) { Lost = await LostAsync(actor, handover, cancel) };
    }

    public async Task<IReadOnlyList<LostMark>> LostAsync(Actor actor, Handover handover, CancellationToken cancel) =>
        [.. (await desk.LostAsync(actor, handover, cancel)).Select(lost => new LostMark(lost.Sequence, LostWords.Of(lost.Why)))];

    public TalkFacts Facts(Handover handover, IReadOnlyList<SaidActivity> said) =>
        new(
            TalkWords.Topic(Knowledge, handover.Case.Topic),
            handover.Case.Urgency,
            Area(handover.Case.Place),
            TalkWords.Audience(handover.Case.Audience),
            TalkWords.Of(handover.Case.Reason),
            TalkWords.Channel(handover.Talk.ChannelId),
            CaseReasons.Of(handover.Case, said, turns.Current.Understander));

    /// <summary>Listings for words typed beside a talk; near the talk's place where the words name none.</summary>
    public IReadOnlyList<FoundRow> Find(string words, DeskArea place)
    {
        if (string.IsNullOrWhiteSpace(words)) return [];
        var query = new SpokenSearch(Knowledge, turns.Current.Understander).Query(words, place: null) with { Now = clock.GetUtcNow(), Top = MostFound };
        if (query.Area is null && place.Province.Length > 0) query = query with { Area = SearchArea.Of(Knowledge.Gazetteer, place.Province, place.Commune.Length > 0 ? [place.Commune] : []) };
        var cards = new ListingCards(Knowledge);
        return [.. Knowledge.Listings.Search(query).Hits.Select(hit => FoundRow.Of(cards.Write(hit, clock.GetUtcNow())))];
    }

    /// <summary>Ready answers, those of the topic first; then the questions that keep somebody safe.</summary>
    public IReadOnlyList<(string Name, string Text)> Ready(HandoverCase known)
    {
        var content = Knowledge.Content.Desk;
        var answers = content.ReadyAnswers.Where(answer => answer.Topics.Count == 0 || answer.Topics.Contains(known.Topic)).OrderByDescending(answer => answer.Topics.Count > 0);
        var questions = content.CallQuestions.Where(question => Fits(question, known));
        return [.. answers.Select(answer => (answer.Name, answer.Text)), .. questions.Select(question => ("Hỏi", question.Text))];
    }

    /// <summary>Colleagues on duty now, and the areas around with somebody on duty.</summary>
    public async Task<IReadOnlyList<TargetRow>> TargetsAsync(Actor actor, CancellationToken cancel)
    {
        var onDuty = board.Current.OnDuty;
        var rows = onDuty.Select(officer => officer.Area).Distinct().Select(area => new TargetRow("area:" + area.Code, $"Ai trực ở {Area(area)}")).ToList();
        foreach (var id in onDuty.Select(officer => officer.Officer).Where(id => id != actor.Id).Distinct())
        {
            if (await accounts.FindAsync(id, cancel) is { Alias.Length: > 0 } colleague) rows.Add(new TargetRow("officer:" + id, colleague.Alias));
        }

        return rows;
    }

    /// <summary>What a chosen target means; null for one that is no longer on duty.</summary>
    public async Task<HandoverTarget?> TargetAsync(string value, CancellationToken cancel)
    {
        var (kind, id) = value.Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
        if (board.Current.OnDuty.FirstOrDefault(officer => kind == "officer" ? officer.Officer == id : officer.Area.Code == id) is not { } found) return null;
        if (kind != "officer") return new HandoverTarget(null, found.Area, Area(found.Area));
        return await accounts.FindAsync(id, cancel) is { } colleague ? new HandoverTarget(id, found.Area, colleague.Alias) : null;
    }

    public static IReadOnlyList<SaidRow> Rows(IReadOnlyList<SaidActivity> said) => [.. said.Select(one => SaidRow.Of(one, TimeZoneOffset.Vietnam)).Where(row => row.Text.Length > 0)];

    public async Task<string> WindowAsync(Handover handover, CancellationToken cancel) => TalkWords.Of(await windows.ReadAsync(handover.Talk, cancel));

    public static string Notice(Handover handover) => handover.Proposal is { } to ? $"Đã hỏi người dân có đồng ý chuyển cho {to.Name} không. Chờ trả lời; chưa đồng ý thì vẫn ở tay mình." : "";

    private LineRow Row(Actor actor, Handover handover, DateTimeOffset now) =>
        new(
            handover.Key, TalkWords.Of(handover.Case.Urgency), Labels.Of(handover.Case.Urgency), TalkWords.Topic(Knowledge, handover.Case.Topic), Area(handover.Case.Place),
            TalkWords.Of(handover.Case.Reason), TalkWords.Time(handover.Wait(now)), DeskPolicy.MayTake(actor, handover));

    private static FiguresRow Row(DeskFigures figures) =>
        new(
            figures.Waiting, figures.Oldest is { } oldest ? TalkWords.Time(oldest) : "không có ai chờ", figures.Taken, figures.Answered,
            figures.Answered == 0 ? "chưa có" : $"{figures.WithinAMinute} ({figures.WithinAMinute * 100 / figures.Answered}%)", figures.WithoutAnswer);

    private string Area(DeskArea area) => area == DeskArea.National ? "cả nước" : AreaNames.Of(Knowledge, area);

    private static bool Owes(Handover handover) => handover.OfficerSpokeAt is null || handover.PersonSpokeAt > handover.OfficerSpokeAt;

    private string Duty(Actor actor) =>
        board.Current.OnDuty.Any(officer => officer.Officer == actor.Id) ? "Mình đang trong ca trực." : "Lúc này mình không có ca trực, hoặc vừa mở trang: người dân chưa được hứa là có mình.";

    private static bool Fits(CallQuestion question, HandoverCase known) =>
        (question.Topics.Count == 0 || question.Topics.Contains(known.Topic))
        && (question.Urgencies.Count == 0 || question.Urgencies.Contains(Labels.Of(known.Urgency)))
        && !(question.IfPlaceUnknown && known.Place.Province.Length > 0);
}
