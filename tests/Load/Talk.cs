using System.Diagnostics;
using SafeHelp.Support.Live;

namespace SafeHelp.Load;

/// <summary>One person who writes, waits for the first reply, and writes again.</summary>
internal sealed class Talk(string person, ZaloCrowd crowd)
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

    public async Task<bool> WriteAsync(string server, Figures acknowledged, Figures answered)
    {
        reply = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = Stopwatch.GetTimestamp();
        if (!await crowd.PostAsync(server, person, $"{person}-{written}", Said[written++ % Said.Length])) return false;
        acknowledged.Add(Stopwatch.GetElapsedTime(start));
        var at = await reply.Task.WaitAsync(TimeSpan.FromMinutes(3));
        answered.Add(Stopwatch.GetElapsedTime(start, at));
        return true;
    }
}
