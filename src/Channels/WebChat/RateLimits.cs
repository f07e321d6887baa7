using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace SafeHelp.Channels.WebChat;

/// <summary>Counts requests by address and by talk, in memory only: no address is written anywhere.</summary>
internal sealed class RateLimits(WebChatOptions options) : IDisposable
{
    // A browser is given a block of IPv6 addresses and changes them at will.
    private const int Ipv6BlockBytes = 8;

    private readonly PartitionedRateLimiter<string> tokens = PerMinute(options.TokensPerMinuteAndAddress);
    private readonly PartitionedRateLimiter<string> addresses = PerMinute(options.RequestsPerMinuteAndAddress);
    private readonly PartitionedRateLimiter<string> streams = PerMinute(options.RequestsPerMinuteAndAddress);
    private readonly PartitionedRateLimiter<string> talks = PerMinute(options.RequestsPerMinuteAndTalk);

    public bool AllowsToken(HttpContext http) => Take(tokens, Address(http));

    public bool AllowsRequest(HttpContext http) => Take(addresses, Address(http));

    /// <summary>Apart from other requests: after a cut all streams of a hall are opened again at once, and messages must still come through.</summary>
    public bool AllowsStream(HttpContext http) => Take(streams, Address(http));

    public bool AllowsMessage(string conversationId) => Take(talks, conversationId);

    public void Dispose()
    {
        tokens.Dispose();
        addresses.Dispose();
        streams.Dispose();
        talks.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static string Address(HttpContext http) =>
        http.Connection.RemoteIpAddress switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6BlockBytes)),
            IPAddress address => address.ToString(),
        };

    private static PartitionedRateLimiter<string> PerMinute(int most) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = most,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / most,
            QueueLimit = 0,
        }));
}
