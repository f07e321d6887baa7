namespace SafeHelp.Support.Tables;

/// <summary>Summary tables that are right, to be spoilt in one place.</summary>
public static class SampleTable
{
    public static readonly string[] Headers =
        ["STT", "Loại", "Tên", "Người phụ trách", "Chức danh", "Điện thoại", "Cước gọi", "Giờ làm việc", "Ngày nghỉ, ngày đổi giờ", "Ai được giúp", "Tiếng nói", "Nơi được phục vụ", "Tỉnh, thành phố", "Quận, huyện cũ", "Xã, phường", "Địa chỉ", "Vĩ độ", "Kinh độ", "Mức giữ kín"];

    public static object?[] Row(int number = 1) =>
        [
            $"{number}", "Địa chỉ tin cậy tại cộng đồng", $"[MẪU] Nhà tin cậy thôn {number}", "[MẪU] Bà A", "chi hội trưởng", $"0000{number:0000000}", "Cước như gọi thường", "T2-T6 08:00-17:00", null,
            "Phụ nữ bị bạo lực; Trẻ em", "Tiếng Việt", "Xã này", "Thành phố Hà Nội", null, "Phường Ba Đình", $"[MẪU] Số {number}, thôn {number}", 21.0365, 105.8268, "Công khai địa chỉ",
        ];

    /// <summary>One row with one cell other than right.</summary>
    public static object?[] Row(string header, object? value)
    {
        var row = Row();
        row[Array.IndexOf(Headers, header)] = value;
        return row;
    }

    public static byte[] Workbook(params object?[][] rows) => MadeWorkbook.Of("Bảng", [Headers, .. rows]);
}
