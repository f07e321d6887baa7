using System.Diagnostics;

namespace SafeHelp.Load;

/// <summary>One person who writes, waits for the first reply, and writes again.</summary>
internal sealed class Talk(string person, Contestant contestant)
{
    // What people write: a place, a need, danger, thanks. The same few keep the figures comparable.
    private static readonly string[] Said =
    [
        "xin chào", "tôi ở gò vấp", "chồng tôi hay đánh tôi, tôi cần chỗ ở tạm", "còn chỗ nào khác không",
        "thủ tục ly hôn cần giấy tờ gì", "con tôi bị bạn bắt nạt ở trường", "cảm ơn bạn nhiều", "số điện thoại bảo vệ trẻ em là gì",
    ];

    private TaskCompletionSource<long> reply = new();
    private int written;

    public void Hear(long at) => reply.TrySetResult(at);

    /// <param name="turn">Which server is written to, where there are several.</param>
    public async Task<bool> WriteAsync(int turn, Figures acknowledged, Figures answered)
    {
        reply = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = Stopwatch.GetTimestamp();
        if (!await contestant.PostAsync(turn, person, $"{person}-{written}", Said[written++ % Said.Length])) return false;
        acknowledged.Add(Stopwatch.GetElapsedTime(start));
        if (!contestant.Answers) return true;
        var at = await reply.Task.WaitAsync(TimeSpan.FromMinutes(3));
        answered.Add(Stopwatch.GetElapsedTime(start, at));
        return true;
    }
}
