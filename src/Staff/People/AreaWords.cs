using SafeHelp.Bot.People;

namespace SafeHelp.Staff.People;

/// <summary>What the screens say when an area or a change does not go through.</summary>
internal static class AreaWords
{
    public static string Fault(IReadOnlyList<string> offered) =>
        offered.Count > 1 ? "Có nhiều nơi như vậy: chọn một nơi ở dưới." : "Không thấy nơi này trong địa bàn của mình. Gõ tên xã, phường kèm tên tỉnh.";

    public static string Of(RegisterAnswer answer) => answer switch
    {
        RegisterAnswer.WrongArea => "Vai trò này không đi với địa bàn ấy: cán bộ xã cần một xã, cán bộ duyệt cần một tỉnh.",
        RegisterAnswer.ChangedMeanwhile => "Tài khoản vừa được người khác đổi. Mở lại trang rồi thử lại.",
        _ => "Vai trò hoặc địa bàn này ngoài quyền của mình. Nhờ người phụ trách ở cấp trên.",
    };
}
