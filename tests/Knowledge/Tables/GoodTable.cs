using System.Text;
using SafeHelp.Knowledge.Tables;

namespace SafeHelp.Knowledge.Tests.Tables;

/// <summary>Tables that are right, to be spoilt in one place.</summary>
internal static class GoodTable
{
    public static readonly KnowledgeSnapshot Knowledge = KnowledgeSnapshot.Load(Places.Loaded.Content);

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

    public static string Text(string delimiter, params object?[][] rows) =>
        string.Join("\r\n", new[] { Headers }.Concat(rows).Select(row => string.Join(delimiter, row.Select(cell => $"\"{Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture)}\""))));

    public static SummaryTable Read(byte[] file) => SummaryTable.Read(file, Knowledge);

    public static SummaryTable Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads one row with one cell other than right.</summary>
    public static SummaryTable Read(string header, object? value) => Read(Workbook(Row(header, value)));

    public static IReadOnlyList<ImportNote> All(this SummaryTable table) => [.. table.Notes, .. table.Rows.SelectMany(row => row.Notes)];

    public static IEnumerable<ImportNote> Faults(this SummaryTable table) => table.All().Where(note => note.Grade is NoteGrade.Fault);
}
