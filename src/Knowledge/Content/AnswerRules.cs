using System.Text.RegularExpressions;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Knowledge.Content;

/// <summary>What one answer must fulfil, whoever wrote it.</summary>
internal static partial class AnswerRules
{
    // Zalo takes 2,000 characters a message; the nearest places need half of it.
    private const int LongestText = 1000;

    // Zalo's buttons hold 35 characters at most; sources differ, the shortest holds everywhere.
    private const int LongestTitle = 35;

    public static IEnumerable<(string Fault, string Mend)> Check(Answer answer, Dictionary<string, Listing> published)
    {
        foreach (var id in answer.Hotlines.Concat(Placeholders(answer.Text)).Distinct())
        {
            if (!published.TryGetValue(id, out var listing) || listing.Phones.Count == 0)
                yield return ($"“{id}” không phải bản ghi đang công bố có số điện thoại.", "Sửa mã, hoặc công bố bản ghi đó trong listings/.");
        }

        if (BareNumber().Match(answer.Text) is { Success: true } number)
            yield return ($"số “{number.Value}” viết thẳng trong câu.", "Viết mã bản ghi trong ngoặc nhọn, ví dụ {vn-113}, để số luôn đúng.");
        if (answer.Text.Length > LongestText)
            yield return ($"câu trả lời dài {answer.Text.Length} chữ cái.", $"Rút còn {LongestText} trở xuống.");
        foreach (var next in answer.Next.Where(next => next.Title.Length > LongestTitle))
            yield return ($"nút “{next.Title}” quá dài.", $"Rút còn {LongestTitle} chữ cái.");
        if (answer.Urgencies.Contains("emergency") && !answer.Hotlines.Any(id => published.TryGetValue(id, out var line) && line.Hours?.IsAlways == true))
            yield return ("câu trả lời khẩn cấp không có số trực 24/7.", "Thêm vào “hotlines” một bản ghi có hours: 24/7.");
        foreach (var problem in answer.Speakers.Contains("self_child") ? ForAChild(answer.Text) : [])
            yield return problem;
    }

    internal static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Groups[1].Value);

    private static IEnumerable<(string Fault, string Mend)> ForAChild(string text) =>
        ChildSpeech.TooLong(text)
            .Select(sentence => ($"câu nói với trẻ dài hơn {ChildSpeech.LongestSentence} từ: “{sentence.Trim()}”.", "Tách thành hai câu ngắn."));

    [GeneratedRegex(@"\{([a-z0-9-]+)\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<![\d.,/-])(1(1[1-5]|56)|1[89]00[ .]?\d[\d .]{3,}|0\d[\d .]{7,})(?![\d%])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex BareNumber();
}
