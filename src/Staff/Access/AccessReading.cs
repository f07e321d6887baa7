using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Staff.Hardship;
using SafeHelp.Staff.Records;

namespace SafeHelp.Staff.Access;

/// <summary>One access and the address of who it was.</summary>
internal sealed record AccessLine(AccessNote Note, string Who);

/// <summary>The access log of the reader's area; reading it is itself noted.</summary>
internal sealed class AccessReading(IAccessLog log, IStaffAccounts accounts, AreaMap areas, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <returns>One line more than a page where there is a next one.</returns>
    public async Task<IReadOnlyList<AccessLine>> PageAsync(Actor actor, string? staffId, int page, CancellationToken cancel)
    {
        await log.NoteAsync(AccessNote.By(actor, AccessKinds.LogRead, staffId ?? "", clock.GetUtcNow()), cancel);
        var notes = await log.ReadAsync(new AccessFilter(areas.Within(actor.Area), staffId, (page - 1) * PageSize, PageSize + 1), cancel);
        var names = new Dictionary<string, string>();
        foreach (var id in notes.Select(note => note.StaffId).Distinct()) names[id] = (await accounts.FindAsync(id, cancel))?.Email ?? id;
        return [.. notes.Select(note => new AccessLine(note, names[note.StaffId]))];
    }

    /// <summary>Kinds that other screens add are shown by their code until they have words here.</summary>
    public static string Kind(string kind) => kind switch
    {
        AccessKinds.SignedIn => "đăng nhập",
        AccessKinds.StaffRead => "xem cán bộ",
        AccessKinds.StaffAdded => "thêm cán bộ",
        AccessKinds.StaffChanged => "đổi vai trò, địa bàn",
        AccessKinds.StaffClosed => "ngừng tài khoản",
        AccessKinds.StaffOpened => "mở lại tài khoản",
        AccessKinds.StaffReset => "tạo liên kết mới",
        AccessKinds.LogRead => "xem nhật ký",
        NotedRecords.Read => "xem hồ sơ",
        HardshipScreen.Read => "xem hoàn cảnh khó khăn",
        HardshipScreen.Kept => "ghi hoàn cảnh khó khăn",
        _ => kind,
    };
}
