using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using SafeHelp.Server.Tests.Staff;

namespace SafeHelp.Server.Tests.Safety;

/// <summary>What a stranger meets at the edge of the server.</summary>
[Collection(nameof(InTheConsole))]
public sealed partial class EdgeTests(ConsoleServer server)
{
    private static readonly string[] Pages = ["/", "/huong-dan", "/staff/login", "/healthz", "/readyz", "/no-such-page", "/embed.js", "/webhooks/telegram", "/v3/directline/conversations/x", "/api/hsds/"];

    private HttpClient Http => new() { BaseAddress = new Uri(server.Address) };

    [Fact]
    public async Task Safety_13_No_title_and_no_path_carries_a_word_of_the_sensitive_list()
    {
        using var http = Http;
        var sensitive = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", "replies", "discreet.yml"));
        string[] words = [.. Words().Matches(sensitive[sensitive.IndexOf("sensitive:\n", StringComparison.Ordinal)..sensitive.IndexOf("covers:\n", StringComparison.Ordinal)]).Select(match => match.Value.Trim()).Where(word => word.Length > 3)];

        foreach (var path in new[] { "/", "/huong-dan" })
        {
            var page = await http.GetStringAsync(new Uri(path, UriKind.Relative));
            var title = Title().Match(page).Groups["title"].Value;
            title.ShouldNotBeEmpty();
            words.Where(word => $" {title} {path} ".Contains($" {word} ", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty($"{path}: {title}");
        }
    }

    [Fact]
    public async Task Every_answer_forbids_guessing_its_kind_and_names_no_software()
    {
        using var http = Http;
        foreach (var path in Pages)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));

            answer.Headers.TryGetValues("X-Content-Type-Options", out var kind).ShouldBeTrue(path);
            kind!.ShouldBe(["nosniff"], path);
            answer.Headers.Contains("Server").ShouldBeFalse(path);
            answer.Headers.TryGetValues("Referrer-Policy", out _).ShouldBeTrue(path);
        }
    }

    [Theory]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/page/..%2f..%2fappsettings.json")]
    [InlineData("/page/%2e%2e/%2e%2e/safehelp.dll")]
    [InlineData("/..\\..\\data\\safehelp.db")]
    public async Task No_path_leads_out_of_what_is_served(string path)
    {
        var answer = await RawAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        answer.ShouldMatch("^HTTP/1.1 (400|404)");
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/x%0d%0aSet-Cookie:a=1")]
    public async Task A_sign_in_never_leads_elsewhere_and_no_header_is_made_of_an_address(string target)
    {
        using var http = Http;
        using var answer = await http.GetAsync(new Uri($"/staff/login?ReturnUrl={Uri.EscapeDataString(target)}", UriKind.Relative));

        (answer.Headers.Location?.OriginalString ?? "").ShouldNotContain("elsewhere");
        answer.Headers.Contains("Set-Cookie").ShouldBe(answer.Headers.TryGetValues("Set-Cookie", out var set) && set.All(cookie => !cookie.StartsWith("a=", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/webhooks/telegram")]
    [InlineData("/webchat/token")]
    public async Task A_body_that_never_comes_is_not_waited_for_for_ever(string path)
    {
        var limits = server.Limits;
        limits.MinRequestBodyDataRate.ShouldNotBeNull().GracePeriod.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(10));
        limits.RequestHeadersTimeout.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(15));
        limits.MaxRequestBodySize.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(32 * 1024 * 1024);

        var answer = await RawAsync($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999999\r\nConnection: close\r\n\r\n");
        answer.ShouldMatch("^HTTP/1.1 (4\\d\\d|200)");
    }

    private async Task<string> RawAsync(string request)
    {
        var address = new Uri(server.Address);
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(socket.GetStream());
        return await reader.ReadLineAsync() ?? "";
    }

    [GeneratedRegex(@"<title>(?<title>[^<]*)")]
    private static partial Regex Title();

    [GeneratedRegex(@"[^,\[\]\n']+")]
    private static partial Regex Words();
}
