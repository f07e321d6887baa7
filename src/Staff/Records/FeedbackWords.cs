using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Reports;

namespace SafeHelp.Staff.Records;

/// <summary>What people said about a listing's number, in words; few answers are not told apart.</summary>
internal static class FeedbackWords
{
    public static string Of(ListingAnswers answers) => (answers.Reached + answers.NotReached) switch
    {
        0 => "Chưa ai trả lời.",
        < SafeCounts.Threshold => $"Dưới {SafeCounts.Threshold} câu trả lời: chưa đủ để nói.",
        var all => $"{all} câu trả lời: {Share(answers.Reached, all)} có người nghe máy, {Share(answers.NotReached, all)} không ai nghe.",
    };

    private static string Share(long part, long all) => $"{part * 100 / all}%";
}
