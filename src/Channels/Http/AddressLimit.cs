using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace SafeHelp.Channels.Http;

/// <summary>So many requests a minute from one address, or to one thing; counted in memory only: no address is written anywhere.</summary>
internal sealed class AddressLimit(int perMinute) : IDisposable
{
    // A browser is given a block of IPv6 addresses and changes them at will.
    private const int Ipv6BlockBytes = 8;

    private readonly PartitionedRateLimiter<string> limiter =
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
            QueueLimit = 0,
        }));

    public bool Allows(HttpContext http) => Allows(http, 1);

    /// <param name="cost">How many requests this one counts for.</param>
    public bool Allows(HttpContext http, int cost) => Allows(Address(http), cost);

    public bool Allows(string key) => Allows(key, 1);

    public void Dispose() => limiter.Dispose();

    private bool Allows(string key, int cost)
    {
        using var lease = limiter.AttemptAcquire(key, Math.Min(cost, perMinute));
        return lease.IsAcquired;
    }

    /// <summary>By what requests are counted: an address, or a block of them.</summary>
    public static string Address(HttpContext http) =>
        http.Connection.RemoteIpAddress switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6BlockBytes)),
            IPAddress address => address.ToString(),
        };
}
