using Microsoft.Extensions.Configuration;
using SafeHelp.Channels.Telegram;
using SafeHelp.Channels.Zalo;

namespace SafeHelp.Channels.Tests;

public sealed class SettingsTests
{
    private static readonly string[] Zalo = ["Zalo:AppId=1", "Zalo:AppSecret=s", "Zalo:OaId=2", "Zalo:OaSecretKey=k", "Zalo:AccessToken=a", "Zalo:RefreshToken=r"];

    private readonly List<SettingsProblem> problems = [];

    [Fact]
    public void Channels_without_settings_are_off()
    {
        TelegramOptions.Read(Section("Telegram"), problems).ShouldBeNull();
        ZaloOptions.Read(Section("Zalo"), problems).ShouldBeNull();
        problems.ShouldBeEmpty();
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
