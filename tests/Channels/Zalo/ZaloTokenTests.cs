using Microsoft.Extensions.Logging.Abstractions;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Tokens;
using SafeHelp.Channels.Zalo;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests.Zalo;

public sealed class ZaloTokenTests : IAsyncLifetime
{
    private readonly KeptTokens tokens = new();
    private readonly FakeTime clock = new(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
    private ZaloStandIn zalo = null!;

    public async ValueTask InitializeAsync() => zalo = await ZaloStandIn.StartAsync();

    public ValueTask DisposeAsync() => zalo.DisposeAsync();

    [Fact]
    public async Task An_expired_token_is_renewed_once_and_the_message_goes()
    {
        await using var process = await ProcessAsync();
        zalo.ExpireAccessToken();

        (await SendAsync(process)).ShouldBeOfType<Delivery.Sent>();

        zalo.Renewals.ShouldBe(1);
        tokens.Pair!.AccessToken.ShouldBe("access-1");
        tokens.Pair.RefreshToken.ShouldBe("refresh-1");
    }

    [Fact]
    public async Task Three_processes_in_a_burst_renew_exactly_once()
    {
        var processes = new List<ChannelHost>();
        for (var i = 0; i < 3; i++) processes.Add(await ProcessAsync(TimeProvider.System));
        zalo.ExpireAccessToken();

        var deliveries = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => SendAsync(processes[i % 3])));

        deliveries.ShouldAllBe(delivery => delivery is Delivery.Sent);
        zalo.Renewals.ShouldBe(1);
        zalo.Delivered.Count.ShouldBe(60);
        foreach (var process in processes) await process.DisposeAsync();
    }

    [Fact]
    public async Task A_process_that_remembers_a_replaced_pair_sends_with_the_new_one_at_once()
    {
        await using var one = await ProcessAsync();
        await using var other = await ProcessAsync();
        await SendAsync(one);
        await SendAsync(other);
        zalo.ExpireAccessToken();

        (await SendAsync(one)).ShouldBeOfType<Delivery.Sent>();
        (await SendAsync(other)).ShouldBeOfType<Delivery.Sent>();

        zalo.Renewals.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_renewal_keeps_the_pair_and_calls_the_operator()
    {
        await using var process = await ProcessAsync();
        zalo.ExpireAccessToken();
        zalo.RefusesRenewal = true;

        (await SendAsync(process)).ShouldBeOfType<Delivery.TryAgain>();

        tokens.Pair!.RefreshToken.ShouldBe(ZaloStandIn.FirstRefreshToken);
        process.Alarms.Heard.ShouldBe(["zalo token-not-renewed: zalo-14014"]);
    }

    [Fact]
    public async Task A_burst_with_a_dead_refresh_token_asks_for_a_new_pair_once_a_minute()
    {
        await using var process = await ProcessAsync();
        zalo.ExpireAccessToken();
        zalo.RefusesRenewal = true;

        for (var i = 0; i < 5; i++) await SendAsync(process);

        Asked().ShouldBe(1);
        clock.Advance(TimeSpan.FromMinutes(2));
        zalo.RefusesRenewal = false;
        (await SendAsync(process)).ShouldBeOfType<Delivery.Sent>();
    }

    [Fact]
    public async Task A_token_that_stays_refused_is_not_renewed_without_end()
    {
        await using var process = await ProcessAsync();
        zalo.Refusal = -216;

        (await SendAsync(process)).ShouldBeOfType<Delivery.TryAgain>();

        zalo.Renewals.ShouldBe(1);
        process.Alarms.Heard.ShouldBe(["zalo zalo-216"]);
    }

    [Fact]
    public async Task A_renewal_that_another_process_never_ends_is_not_waited_for_without_end()
    {
        await using var process = await ProcessAsync();
        zalo.ExpireAccessToken();
        await tokens.TryLeaseAsync("zalo", "crashed", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, default);

        var first = SendAsync(process);

        await Eventually.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(200));
            return first.IsCompleted;
        });
        (await first).ShouldBeOfType<Delivery.TryAgain>();
        (await SendAsync(process)).ShouldBeOfType<Delivery.TryAgain>("at once, without a second wait");
        zalo.Renewals.ShouldBe(0);
    }

    [Fact]
    public async Task The_pair_is_renewed_hours_before_it_expires()
    {
        await using var process = await ProcessAsync();
        await Eventually.TrueAsync(() => tokens.Pair is not null);

        clock.Advance(TimeSpan.FromHours(19));
        await RenewIfDueAsync(process);
        zalo.Renewals.ShouldBe(0);
        clock.Advance(TimeSpan.FromHours(1));
        await RenewIfDueAsync(process);

        zalo.Renewals.ShouldBe(1);
        tokens.Pair!.RenewAt.ShouldBe(clock.GetUtcNow() + TimeSpan.FromHours(20));
    }

    [Fact]
    public async Task A_kept_pair_outlives_the_first_one_in_the_settings()
    {
        await using (var process = await ProcessAsync())
        {
            zalo.ExpireAccessToken();
            await SendAsync(process);
        }

        await using var restarted = await ProcessAsync();
        (await SendAsync(restarted)).ShouldBeOfType<Delivery.Sent>();

        zalo.Renewals.ShouldBe(1);
    }

    [Fact]
    public void A_pair_does_not_print_its_tokens() => new TokenPair("a-secret", "b-secret", default).ToString().ShouldNotContain("secret");

    private Task RenewIfDueAsync(ChannelHost process) =>
        new ZaloTokenRenewal(process.Get<ZaloTokens>(), clock, NullLogger<ZaloTokenRenewal>.Instance).RunOnceAsync(default);

    private int Asked() => zalo.Server.Calls.Count(call => call.Path == "/v4/oa/access_token");

    private Task<ChannelHost> ProcessAsync(TimeProvider? time = null) => ZaloBench.HostAsync(zalo, tokens, time ?? clock);

    private static Task<Delivery> SendAsync(ChannelHost process) => process.Sender.SendAsync("92", Reply.Say("Chào chị"), default);
}
