using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Content;

/// <summary>What may not be read on a locked screen, and what is shown there instead: <c>replies/discreet.yml</c>.</summary>
public sealed record DiscreetWords(IReadOnlyList<string> Sensitive, IReadOnlyList<string> Covers)
{
    // Phones show about this much of a message while they are locked.
    private const int LockScreen = 60;

    /// <summary>The beginning that a locked screen shows, to the end of the word that is cut there.</summary>
    public static string Shown(string text)
    {
        if (text.Length <= LockScreen) return text;
        var end = text.AsSpan(LockScreen).IndexOfAny(" \n");
        return end < 0 ? text : text[..(LockScreen + end)];
    }

    internal static DiscreetWords Read(YamlSource source)
    {
        if (source.Records() is not [var record, ..]) return new DiscreetWords([], []);
        record.OnlyKeys("sensitive", "covers");
        var read = new DiscreetWords(record.Texts("sensitive"), record.Texts("covers"));
        if (read.Sensitive.Count == 0) record.Fault("sensitive", "danh sách chữ nhạy cảm đang trống.", "Thêm các chữ không được hiện trên màn hình khoá.");
        if (read.Covers.Count == 0) record.Fault("covers", "chưa có câu mở đầu trung tính nào.", "Thêm ít nhất một câu dài hơn 60 chữ cái.");
        foreach (var cover in read.Covers.Where(cover => cover.Length <= LockScreen))
            record.Fault("covers", $"câu “{cover}” ngắn quá, chữ phía sau sẽ hiện trên màn hình khoá.", "Viết dài hơn 60 chữ cái.");
        var sensitive = new PhraseSet(read.Sensitive);
        foreach (var cover in read.Covers.Where(sensitive.IsIn))
            record.Fault("covers", $"câu “{cover}” có chữ nhạy cảm.", "Dùng chữ trung tính.");
        return read;
    }
}
