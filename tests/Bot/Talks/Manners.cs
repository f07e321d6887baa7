using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Tests.Talks;

/// <summary>What holds for every turn, whatever was said in it.</summary>
internal static class Manners
{
    // Zalo takes 2,000 characters a message; about 1,400 are two screens of a small phone.
    private const int LongestMessage = 2000;
    private const int TwoScreens = 1500;

    private static readonly string[] NeverSaid = ["vì sao", "tại sao", "{", "}"];
    private static readonly string[] NeverAskedOfAChild = ["tên con là", "con tên gì", "con tên là", "trường nào", "học lớp mấy", "gửi ảnh cho mình", "số của con", "con ở đâu", "con bao nhiêu tuổi"];

    public static IEnumerable<string> Faults(TurnResult result)
    {
        if (result.Replies.Count > 2) yield return $"sent {result.Replies.Count} messages";
        var texts = result.Replies.Select(ReplyText.Of).ToList();
        foreach (var text in texts.Where(text => text.Trim().Length == 0)) yield return "sent an empty message";
        foreach (var text in texts.Where(text => text.Length > LongestMessage)) yield return $"sent {text.Length} characters in one message";
        if (texts.Sum(text => text.Length) > TwoScreens) yield return $"sent {texts.Sum(text => text.Length)} characters in all";
        foreach (var wrong in NeverSaid.Where(wrong => texts.Exists(text => text.Contains(wrong, StringComparison.OrdinalIgnoreCase)))) yield return $"said “{wrong}”";
        foreach (var fault in result.Conversation.IsChild ? ToAChild(texts) : []) yield return fault;
    }

    private static IEnumerable<string> ToAChild(List<string> texts) =>
    [
        .. texts.SelectMany(ChildSpeech.TooLong).Select(sentence => $"told a child a long sentence: “{sentence.Trim()}”"),
        .. NeverAskedOfAChild.Where(wrong => texts.Exists(text => text.Contains(wrong, StringComparison.OrdinalIgnoreCase))).Select(wrong => $"asked a child “{wrong}”"),
    ];
}
