using System.Reflection;
using Microsoft.AspNetCore.Components;
using SafeHelp.Bot.Records;
using SafeHelp.Staff.Access;
using SafeHelp.Staff.Desk;
using SafeHelp.Staff.Assist;
using SafeHelp.Staff.Doors;
using SafeHelp.Staff.Duty;
using SafeHelp.Staff.Hardship;
using SafeHelp.Staff.Import;
using SafeHelp.Staff.Lost;
using SafeHelp.Staff.People;
using SafeHelp.Staff.Records;
using SafeHelp.Staff.Reports;
using SafeHelp.Staff.Talks;

namespace SafeHelp.Staff.Frame;

/// <summary>A screen in the menu.</summary>
public sealed record MenuEntry(string Path, string Title, IReadOnlyList<StaffRole> Roles);

/// <summary>The menu; who sees an entry is said once, by the screen's own <see cref="OpenToAttribute"/>.</summary>
public static class Menu
{
    /// <summary>In the order of the menu. A new screen is a line here.</summary>
    public static IReadOnlyList<MenuEntry> All { get; } =
    [
        Entry<DeskScreen>("Bàn làm việc"),
        Entry<TalksScreen>("Hàng chờ"),
        Entry<AssistScreen>("Nghe điện thoại"),
        Entry<DutyScreen>("Lịch trực"),
        Entry<ReportsScreen>("Báo cáo"),
        Entry<RecordsScreen>("Hồ sơ"),
        Entry<ImportScreen>("Nhập từ Excel"),
        Entry<ReviewScreen>("Rà soát"),
        Entry<DoubtsScreen>("Số không gọi được"),
        Entry<LostScreen>("Tin không tới"),
        Entry<HardshipScreen>("Hoàn cảnh khó khăn"),
        Entry<CoverageScreen>("Độ phủ"),
        Entry<PeopleScreen>("Cán bộ"),
        Entry<AccessScreen>("Nhật ký xem"),
    ];

    public static IReadOnlyList<MenuEntry> For(StaffRole role) => [.. All.Where(entry => entry.Roles.Contains(role))];

    private static MenuEntry Entry<TScreen>(string title) =>
        new(typeof(TScreen).GetCustomAttribute<RouteAttribute>()!.Template, title, typeof(TScreen).GetCustomAttribute<OpenToAttribute>()!.Open);
}
