using System.Globalization;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Staff.Frame;

namespace SafeHelp.Staff.Duty;

/// <summary>A shift as it was typed.</summary>
internal sealed record AskedShift(string Officer, string Hours, string From, string Until, string Capacity, bool WorksHolidays);

/// <summary>A shift with its officer's name.</summary>
internal sealed record ShiftRow(DutyShift Shift, string Name, bool MayChange);

/// <summary>Somebody who can be put on duty.</summary>
internal sealed record OfficerRow(string Id, string Title);

/// <summary>A day of the calendar.</summary>
internal sealed record DutyDay(DateOnly Date, string? Holiday, IReadOnlyList<string> Lines);

/// <summary>The duty calendar of the actor's area: whoever leads an area keeps it, its officers read it.</summary>
internal sealed class DutyCalendar(IDeskStore store, IStaffAccounts accounts, AreaMap areas, TurnSource turns, TimeProvider clock)
{
    private const int Days = 14;
    private const int MostOfficers = 500;
    private const int MostTalks = 20;

    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);

    public DateOnly Today => VietnamDay.Of(clock);

    public async Task<IReadOnlyList<ShiftRow>> ShiftsAsync(Actor actor, CancellationToken cancel)
    {
        var rows = new List<ShiftRow>();
        foreach (var shift in (await store.ShiftsAsync(cancel)).Where(shift => IsSeen(actor, shift)))
        {
            var account = await accounts.FindAsync(shift.Officer, cancel);
            rows.Add(new ShiftRow(shift, Title(account), DeskPolicy.MayLead(actor, shift.Area)));
        }

        return [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.Shift.From)];
    }

    /// <summary>Accounts that the actor may put on duty; none for who leads nothing.</summary>
    public async Task<IReadOnlyList<OfficerRow>> OfficersAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Role is not (StaffRole.Reviewer or StaffRole.Publisher)) return [];
        var found = await accounts.ListAsync(new StaffFilter(areas.Within(actor.Area), "", 0, MostOfficers), cancel);
        return [.. found.Where(account => MayServe(actor, account)).Select(account => new OfficerRow(account.Id, $"{Title(account)} – {Naming.Area(areas, account.Area)}"))];
    }

    public IReadOnlyList<DutyDay> Ahead(IReadOnlyList<ShiftRow> shifts) => [.. Enumerable.Range(0, Days).Select(day => Day(Today.AddDays(day), shifts))];

    /// <returns>True when it is kept; what is wrong stands in the faults.</returns>
    public async Task<bool> AddAsync(Actor actor, AskedShift asked, Faults faults, CancellationToken cancel)
    {
        var account = await accounts.FindAsync(asked.Officer, cancel);
        faults.Unless(account is not null && MayServe(actor, account), "", "Cán bộ này không còn làm việc hoặc ngoài địa bàn của mình. Chọn lại.");
        faults.Unless(OpeningHours.Parse(asked.Hours.Trim()) is not null, "Hours", "Chưa đọc được giờ. Viết như “T2-T6 08:00-11:30, 13:30-17:00” hoặc “24/7”.");
        faults.Unless(Date(asked.From) is not null, "From", "Chọn ngày bắt đầu.");
        faults.Unless(asked.Until.Length == 0 || Date(asked.Until) >= Date(asked.From), "Until", "Ngày cuối phải từ ngày bắt đầu trở đi.");
        var hasCapacity = int.TryParse(asked.Capacity, NumberStyles.None, CultureInfo.InvariantCulture, out var capacity) && capacity is > 0 and <= MostTalks;
        faults.Unless(hasCapacity, "Capacity", $"Gõ một số từ 1 đến {MostTalks}.");
        if (faults.Any || account is null) return false;
        var shift = new DutyShift(Guid.NewGuid().ToString("N"), account.Id, AreaOf(account.Area), asked.Hours.Trim(), Date(asked.From)!.Value, Date(asked.Until), capacity, asked.WorksHolidays);
        await store.KeepShiftAsync(shift, cancel);
        return true;
    }

    public async Task<bool> RemoveAsync(Actor actor, string id, CancellationToken cancel)
    {
        if ((await store.ShiftsAsync(cancel)).FirstOrDefault(shift => shift.Id == id) is not { } found || !DeskPolicy.MayLead(actor, found.Area)) return false;
        await store.RemoveShiftAsync(id, cancel);
        return true;
    }

    private DutyDay Day(DateOnly day, IReadOnlyList<ShiftRow> shifts)
    {
        var holiday = turns.Current.Knowledge.Content.Desk.HolidayOn(day);
        var lines = shifts.Where(row => Holds(row.Shift, day, holiday)).Select(row => $"{row.Name} ({row.Shift.Hours})");
        return new DutyDay(day, holiday, [.. lines]);
    }

    // Asked at every quarter of an hour: hours are written in those.
    private static bool Holds(DutyShift shift, DateOnly day, string? holiday)
    {
        var begins = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), VietnamTime);
        return Enumerable.Range(0, 96).Any(quarter => shift.Holds(begins.AddMinutes(quarter * 15), _ => holiday is not null));
    }

    private static bool IsSeen(Actor actor, DutyShift shift) => shift.Officer == actor.Id || shift.Area.IsWithin(actor.Area);

    private bool MayServe(Actor actor, StaffAccount account) =>
        account is { IsActive: true, Role: not StaffRole.Admin } && areas.Holds(actor.Area, account.Area) && DeskPolicy.MayLead(actor, AreaOf(account.Area));

    private DeskArea AreaOf(string area) => area.Length <= 2 ? new DeskArea(area, "") : new DeskArea(areas.Province(area), area);

    private static string Title(StaffAccount? account) => account is null ? "tài khoản đã xóa" : account.Alias.Length > 0 ? account.Alias : account.Email ?? account.Id;

    private static DateOnly? Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
