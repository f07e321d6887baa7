using SafeHelp.Server.Tests.Channels;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Server.Tests;

/// <summary><c>safehelp doctor</c> before a running server and stand-in vendors.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private const string TelegramSecret = "day-la_BiMat-mau";

    private ZaloStandIn zalo = null!;
    private TelegramStandIn telegram = null!;
    private MessengerStandIn messenger = null!;

    public async ValueTask InitializeAsync() =>
        (zalo, telegram, messenger) = (await ZaloStandIn.StartAsync(), await TelegramStandIn.StartAsync(), await MessengerStandIn.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await zalo.DisposeAsync();
        await telegram.DisposeAsync();
        await messenger.DisposeAsync();
    }

    [Fact]
    public async Task What_works_is_said_to_work_and_a_forged_message_to_be_refused()
    {
        await using var server = await ServerProcess.StartAsync(Settings());
        telegram.Register($"{server.Address}/webhooks/telegram");

        var (exit, output) = await DoctorAsync(server, Settings());

        Lines(output, '✘').ShouldHaveSingleItem().ShouldContain("không phải https", customMessage: output);
        exit.ShouldBe(1);
        foreach (var channel in new[] { "telegram", "zalo", "messenger" })
        {
            output.ShouldContain($"✔ Tin có chữ ký đúng của {channel} được nhận.");
            output.ShouldContain($"✔ Tin giả chữ ký của {channel} bị từ chối.");
            output.ShouldContain($"khớp với {channel}");
        }
    }

    [Fact]
    public async Task What_is_wrong_is_named_with_its_mend()
    {
        await using var server = await ServerProcess.StartAsync(Settings());
        zalo.ExpireAccessToken();

        var (exit, output) = await DoctorAsync(server, [.. Settings().Where(setting => setting.Key != "SafeHelp__Messenger__AppSecret"), ("SafeHelp__Messenger__AppSecret", "another")]);

        exit.ShouldBe(1);
        output.ShouldContain("✘ zalo không nhận mã truy cập (zalo-216).");
        output.ShouldContain("✘ Tin có chữ ký đúng của messenger không được nhận (401).");
        output.ShouldContain("✘ telegram chưa gọi về máy chủ này");
        Lines(output, '→').Count.ShouldBe(Lines(output, '✘').Count, "each fault has its mend");
        output.ShouldNotContain(ZaloStandIn.AppSecret);
        output.ShouldNotContain(MessengerStandIn.PageToken);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_and_half_given_settings_are_told()
    {
        (string, string)[] settings = [("SafeHelp__PublicUrl", "http://127.0.0.1:9"), ("SafeHelp__Messenger__PageId", "1")];

        var (exit, output) = await DoctorAsync(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")), settings);

        exit.ShouldBe(1);
        output.ShouldContain("SafeHelp__Messenger__AppSecret");
        output.ShouldContain("✘ Không gọi được máy chủ");
    }

    private (string Key, string Value)[] Settings() =>
    [
        ("SafeHelp__Telegram__Token", TelegramStandIn.Token), ("SafeHelp__Telegram__WebhookSecret", TelegramSecret), ("SafeHelp__Telegram__ApiUrl", telegram.Server.Address),
        ("SafeHelp__Zalo__AppId", ZaloStandIn.AppId), ("SafeHelp__Zalo__AppSecret", ZaloStandIn.AppSecret), ("SafeHelp__Zalo__OaId", ZaloStandIn.OaId),
        ("SafeHelp__Zalo__OaSecretKey", ZaloStandIn.OaSecretKey), ("SafeHelp__Zalo__AccessToken", ZaloStandIn.FirstAccessToken), ("SafeHelp__Zalo__RefreshToken", ZaloStandIn.FirstRefreshToken),
        ("SafeHelp__Zalo__OAuthUrl", zalo.Server.Address), ("SafeHelp__Zalo__ApiUrl", zalo.Server.Address),
        ("SafeHelp__Messenger__PageToken", MessengerStandIn.PageToken), ("SafeHelp__Messenger__AppSecret", MessengerStandIn.AppSecret),
        ("SafeHelp__Messenger__VerifyToken", MessengerStandIn.VerifyToken), ("SafeHelp__Messenger__PageId", MessengerStandIn.PageId), ("SafeHelp__Messenger__ApiUrl", messenger.Server.Address),
    ];

    private static Task<(int Exit, string Output)> DoctorAsync(ServerProcess server, (string, string)[] settings) =>
        DoctorAsync(server.DataFolder, [("SafeHelp__PublicUrl", server.Address), .. settings]);

    private static async Task<(int Exit, string Output)> DoctorAsync(string data, (string Key, string Value)[] settings)
    {
        var (exit, output, _) = await RunningServer.RunWholeAsync(settings.ToDictionary(setting => setting.Key, setting => setting.Value), "doctor", "--data", data);
        return (exit, output);
    }

    private static List<string> Lines(string output, char mark) => [.. output.Split('\n').Where(line => line.TrimStart().StartsWith(mark))];
}
