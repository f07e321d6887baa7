using System.Globalization;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;

namespace SafeHelp.Staff.Frame;

/// <summary>How roles, areas and moments are called on every screen.</summary>
public static class Naming
{
    // Viet Nam has one time and no summer time.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static string Of(StaffRole role) => role switch
    {
        StaffRole.Officer => "Cán bộ xã, phường",
        StaffRole.Reviewer => "Cán bộ duyệt của tỉnh, thành phố",
        StaffRole.Publisher => "Trung ương",
        _ => "Quản trị",
    };

    public static string Area(AreaMap areas, string area) => area.Length == 0 ? "Cả nước" : areas.Name(area) ?? $"Không còn địa bàn mã {area}";

    public static string Day(DateOnly? day) => day?.ToString("d/M/yyyy", CultureInfo.InvariantCulture) ?? "chưa có";

    public static string Moment(DateTimeOffset? at) => at?.ToOffset(Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "chưa có";
}
