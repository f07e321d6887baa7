using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.WebChat.Tokens;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Reads and writes the activities of a talk.</summary>
internal sealed class ActivityRoutes(
    Doorkeeper door, ActivityReader reader, Reading reading, RateLimits limits, Talks talks, IHostApplicationLifetime server, ILogger<ActivityRoutes> log)
{
    // Below the half minute after which proxies and phone networks cut a silent connection.
    private const int LongestWaitSeconds = 25;

    /// <summary>
    /// Never refused for load and never failed: one 429, one 500 or one missed answer makes Microsoft's client stop asking for good, without a word.
    /// </summary>
    public async Task<IResult> GetAsync(HttpContext http, string conversationId)
    {
        var after = Watermark.Of(http.Request);
        try
        {
            var entry = await TalkEntry.OfAsync(door, talks, http, conversationId);
            if (entry.Refusal is not null) return entry.Refusal;
            var set = await ReadAsync(http, reading.Of(http.Request, conversationId, entry.UserId), after);
            return set is null ? DirectLineAnswers.Expired() : DirectLineAnswers.Ok(set);
        }
        catch (Exception fault) when (!http.RequestAborted.IsCancellationRequested)
        {
            log.LogError("Reading activities failed: {Fault}", fault.GetType().Name);
            return DirectLineAnswers.Ok(new ActivitySet([], Watermark.Write(after)));
        }
    }

    /// <summary>Answers as soon as the message is stored; what the bot makes of it comes by itself.</summary>
    public async Task<IResult> PostAsync(HttpContext http, string conversationId)
    {
        var isCrowded = !limits.AllowsRequest(http);
        var entry = await TalkEntry.OfAsync(door, talks, http, conversationId);
        if (entry.Refusal is not null) return isCrowded ? DirectLineAnswers.TooMany() : entry.Refusal;
        if (isCrowded && !limits.AllowsUrgent(conversationId)) return DirectLineAnswers.TooMany();
        var message = ClientActivity.Read(await RequestBody.ReadAsync(http), conversationId);
        if (message is null) return isCrowded ? DirectLineAnswers.TooMany() : DirectLineAnswers.Ok(Unanswered(conversationId));
        return Allows(message, isCrowded) ? await AcceptAsync(http, message) : DirectLineAnswers.TooMany();
    }

    // Whoever shares an address with an attacker, behind one gateway of a phone network, is heard all the same when life is in danger; and so is whoever
    // pressed the same key in fear forty times, until that too is a flood.
    private bool Allows(IncomingMessage message, bool isCrowded)
    {
        if (!isCrowded && limits.AllowsMessage(message.ConversationId)) return true;
        return talks.IsUrgent(message) && (isCrowded || limits.AllowsUrgent(message.ConversationId));
    }

    /// <summary>Pictures and files are neither read nor kept; the bot says so.</summary>
    public async Task<IResult> UploadAsync(HttpContext http, string conversationId)
    {
        var entry = await EnterAsync(http, conversationId);
        return entry.Refusal ?? await AcceptAsync(http, WebChatMessages.Picture(conversationId));
    }

    private async Task<TalkEntry> EnterAsync(HttpContext http, string conversationId)
    {
        if (!limits.AllowsRequest(http)) return new TalkEntry(DirectLineAnswers.TooMany(), "");
        var entry = await TalkEntry.OfAsync(door, talks, http, conversationId);
        return entry.Refusal is null && !limits.AllowsMessage(conversationId) ? new TalkEntry(DirectLineAnswers.TooMany(), "") : entry;
    }

    private async Task<IResult> AcceptAsync(HttpContext http, IncomingMessage message)
    {
        var accepted = await talks.AcceptAsync(message, http.RequestAborted);
        return DirectLineAnswers.Ok(ActivityWriter.Id(message.ConversationId, accepted.Sequence));
    }

    private async Task<ActivitySet?> ReadAsync(HttpContext http, TalkReader who, long after)
    {
        var wait = WaitSeconds(http.Request);
        if (wait == 0) return await reader.ReadAsync(who, after, http.RequestAborted);
        // A server that stops must not be held up by those who wait.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, server.ApplicationStopping);
        return await reader.WaitAsync(who, after, TimeSpan.FromSeconds(wait), either.Token);
    }

    // Our own page's way to hear of a reply at once without a stream; Microsoft's client never asks for it.
    private static int WaitSeconds(HttpRequest request) =>
        int.TryParse(request.Query["wait"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Math.Min(seconds, LongestWaitSeconds)
            : 0;

    private static string Unanswered(string conversationId) => $"{conversationId}|{Guid.NewGuid():N}";
}
