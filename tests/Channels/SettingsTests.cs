using Microsoft.Extensions.Configuration;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Messenger;
using SafeHelp.Channels.Telegram;
using SafeHelp.Channels.Zalo;

namespace SafeHelp.Channels.Tests;

public sealed class SettingsTests
{
    private static readonly string[] Zalo = ["Zalo:AppId=1", "Zalo:AppSecret=s", "Zalo:OaId=2", "Zalo:OaSecretKey=k", "Zalo:AccessToken=a", "Zalo:RefreshToken=r"];

    private static readonly string[] Messenger = ["Messenger:PageToken=t", "Messenger:AppSecret=s", "Messenger:VerifyToken=v", "Messenger:PageId=1"];

    private readonly List<SettingsProblem> problems = [];

    [Fact]
    public void Channels_without_settings_are_off()
    {
        TelegramOptions.Read(Section("Telegram"), problems).ShouldBeNull();
        ZaloOptions.Read(Section("Zalo"), problems).ShouldBeNull();
        MessengerOptions.Read(Section("Messenger"), problems).ShouldBeNull();
        problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("PageToken")]
    [InlineData("AppSecret")]
    [InlineData("VerifyToken")]
    [InlineData("PageId")]
    public void One_setting_of_Messenger_missing_or_empty_stops_the_start(string key)
    {
        var others = Messenger.Where(line => !line.StartsWith($"Messenger:{key}=", StringComparison.Ordinal)).ToList();

        MessengerOptions.Read(Section("Messenger", [.. others]), problems).ShouldBeNull();
        MessengerOptions.Read(Section("Messenger", [.. others, $"Messenger:{key}="]), problems).ShouldBeNull();

        problems.Count.ShouldBeGreaterThanOrEqualTo(2);
        problems.ShouldAllBe(problem => problem.Key == $"SafeHelp__Messenger__{key}");
    }

    [Fact]
    public void Messenger_calls_the_real_server_unless_told_otherwise()
    {
        MessengerOptions.Read(Section("Messenger", Messenger), problems)!.ApiUrl.ShouldBe("https://graph.facebook.com/v25.0");
        MessengerOptions.Read(Section("Messenger", Messenger), problems)!.ToString().ShouldBe("Messenger, page 1");
    }

    [Fact]
    public void The_windows_of_Zalo_are_settings()
    {
        var standard = ZaloOptions.Read(Section("Zalo", Zalo), problems)!;
        var given = ZaloOptions.Read(Section("Zalo", [.. Zalo, "Zalo:FreeWindow=1.00:00:00", "Zalo:Window=2.00:00:00", "Zalo:MostInARow=8", "Zalo:TakeoverPause=00:10:00"]), problems)!;

        standard.Window.ShouldBe(new WindowRules(TimeSpan.FromHours(48), TimeSpan.FromDays(7), 6));
        given.Window.ShouldBe(new WindowRules(TimeSpan.FromDays(1), TimeSpan.FromDays(2), 8));
        given.TakeoverPause.ShouldBe(TimeSpan.FromMinutes(10));
        ZaloOptions.Read(Section("Zalo", [.. Zalo, "Zalo:MostInARow=0"]), problems).ShouldBeNull();
        ZaloOptions.Read(Section("Zalo", [.. Zalo, "Zalo:Window=week"]), problems).ShouldBeNull();
    }

    [Theory]
    [InlineData("Telegram:Token=1:a")]
    [InlineData("Telegram:Token=", "Telegram:WebhookSecret=b")]
    [InlineData("Telegram:Token=1:a", "Telegram:WebhookSecret=")]
    [InlineData("Telegram:Token=1:a", "Telegram:WebhookSecret=   ")]
    [InlineData("Telegram:Token=1:a", "Telegram:WebhookSecret=có dấu")]
    [InlineData("Telegram:WebhookSecret=b")]
    [InlineData("Telegram:Mode=polling")]
    [InlineData("Telegram:Token=1:a", "Telegram:WebhookSecret=b", "Telegram:Mode=push")]
    [InlineData("Telegram:Token=1:a", "Telegram:WebhookSecret=b", "Telegram:ApiUrl=telegram")]
    [InlineData("Telegram:Token=1:a/../x", "Telegram:WebhookSecret=b")]
    public void Half_given_settings_of_Telegram_stop_the_start(params string[] given)
    {
        TelegramOptions.Read(Section("Telegram", given), problems).ShouldBeNull();

        problems.ShouldNotBeEmpty();
        problems.ShouldAllBe(problem => problem.ToString().StartsWith("SafeHelp__Telegram__"));
    }

    [Fact]
    public void Telegram_by_polling_needs_no_secret() =>
        TelegramOptions.Read(Section("Telegram", "Telegram:Token=1:a", "Telegram:Mode=polling"), problems)!.Mode.ShouldBe(TelegramMode.Polling);

    [Theory]
    [InlineData("AppId")]
    [InlineData("AppSecret")]
    [InlineData("OaId")]
    [InlineData("OaSecretKey")]
    [InlineData("AccessToken")]
    [InlineData("RefreshToken")]
    public void One_setting_of_Zalo_missing_or_empty_stops_the_start(string key)
    {
        var others = Zalo.Where(line => !line.StartsWith($"Zalo:{key}=", StringComparison.Ordinal)).ToList();

        ZaloOptions.Read(Section("Zalo", [.. others]), problems).ShouldBeNull();
        ZaloOptions.Read(Section("Zalo", [.. others, $"Zalo:{key}="]), problems).ShouldBeNull();

        problems.Count.ShouldBeGreaterThanOrEqualTo(2);
        problems.ShouldAllBe(problem => problem.Key == $"SafeHelp__Zalo__{key}");
    }

    [Fact]
    public void Zalo_calls_the_real_servers_unless_told_otherwise()
    {
        var options = ZaloOptions.Read(Section("Zalo", Zalo), problems);

        (options!.ApiUrl, options.OAuthUrl).ShouldBe(("https://openapi.zalo.me", "https://oauth.zaloapp.com"));
    }

    [Fact]
    public void Settings_do_not_print_their_secrets()
    {
        ZaloOptions.Read(Section("Zalo", Zalo), problems)!.ToString().ShouldNotContain("AppSecret");
        new TelegramOptions("1:token", "hidden", "http://localhost", TelegramMode.Webhook).ToString().ShouldBe("Telegram, Webhook");
    }

    private static IConfigurationSection Section(string channel, params string[] given) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(given.Select(line => KeyValuePair.Create($"SafeHelp:{line.Split('=', 2)[0]}", (string?)line.Split('=', 2)[1])))
            .Build()
            .GetSection($"SafeHelp:{channel}");
}
