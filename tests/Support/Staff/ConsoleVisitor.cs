using System.Net;
using System.Text.RegularExpressions;

namespace SafeHelp.Support.Staff;

/// <summary>What the console answered: redirects are not followed.</summary>
public sealed record ConsoleAnswer(HttpStatusCode Status, string? To, string Html, IReadOnlyDictionary<string, string> Headers);

/// <summary>A member of staff with a browser of her own, without scripts.</summary>
public sealed partial class ConsoleVisitor : IDisposable
{
    public const string Password = "trăng non trên đồi";

    private readonly HttpClient http;

    /// <param name="scheme">How a proxy in front says that it was asked.</param>
    public ConsoleVisitor(string address, string scheme = "http")
        : this(address, scheme, new CookieContainer())
    {
    }

    private ConsoleVisitor(string address, string scheme, CookieContainer cookies)
    {
        Cookies = cookies;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
    }

    public CookieContainer Cookies { get; }

    /// <summary>The key of her authenticator app.</summary>
    public string Key { get; private set; } = "";

    public IReadOnlyList<string> PaperCodes { get; private set; } = [];

    public async Task<ConsoleAnswer> GetAsync(string path) => await ReadAsync(await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>The same browser at another process of the service.</summary>
    public ConsoleVisitor At(string address) => new(address, "http", Cookies);

    /// <summary>A file that a screen hands out.</summary>
    public Task<byte[]> FileAsync(string path) => http.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    /// <summary>Opens a page and sends one of its forms.</summary>
    /// <param name="form">The form's name; "" for one that goes to an address of its own.</param>
    public async Task<ConsoleAnswer> SendAsync(string page, string form, params (string Name, string Value)[] fields) => await SendAsync(page, page, form, fields);

    public async Task<ConsoleAnswer> SendAsync(string page, string to, string form, params (string Name, string Value)[] fields)
    {
        var shown = await GetAsync(page);
        var token = Token().Match(shown.Html).Groups[1].Value;
        return await PostAsync(to, [("_handler", form), ("__RequestVerificationToken", token), .. fields]);
    }

    public async Task<ConsoleAnswer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Where(field => field is not ("_handler", "")).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await ReadAsync(await http.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), content));
    }

    /// <summary>Opens a page and hands in a file by one of its forms.</summary>
    /// <param name="token">Instead of the page's own, as another site would have it.</param>
    public async Task<ConsoleAnswer> UploadAsync(string page, string to, string name, byte[] file, string? token = null)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token ?? Token().Match((await GetAsync(page)).Html).Groups[1].Value), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", name },
        };
        return await ReadAsync(await http.PostAsync(new Uri(to, UriKind.Relative), content));
    }

    /// <summary>Comes in by a one-time link and sets up the second factor where the role needs one.</summary>
    public async Task ComeInAsync(string link, string email)
    {
        var secret = link[(link.IndexOf("link=", StringComparison.Ordinal) + 5)..];
        var answer = await SendAsync($"/staff/welcome?link={secret}", "/staff/welcome", "welcome", ("Secret", secret), ("Email", email), ("Alias", "Chị Mẫu"), ("Password", Password), ("Again", Password));
        if (answer.To is null) throw new InvalidOperationException($"The link did not let {email} in: {answer.Status}");
        if ((await GetAsync("/staff")).To is "/staff/second-factor") await SecureAsync();
    }

    public async Task<ConsoleAnswer> SecureAsync()
    {
        var page = await GetAsync("/staff/second-factor");
        Key = WebUtility.HtmlDecode(ShownKey().Match(page.Html).Groups[1].Value);
        var answer = await SendAsync("/staff/second-factor", "on", ("Code", Totp.Code(Key)));
        PaperCodes = [.. PaperCode().Matches(answer.Html).Select(match => match.Groups[1].Value)];
        return answer;
    }

    /// <summary>The way in of every day.</summary>
    public async Task<ConsoleAnswer> SignInAsync(string email, string password = Password) =>
        await SendAsync("/staff/login", "login", ("Email", email), ("Password", password));

    public static string LinkIn(string html) => WebUtility.HtmlDecode(Link().Match(html).Groups[1].Value);

    public void Dispose() => http.Dispose();

    private static async Task<ConsoleAnswer> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var to = answer.Headers.Location?.ToString();
            if (answer.Headers.Location is { IsAbsoluteUri: true } whole && whole.Host == answer.RequestMessage!.RequestUri!.Host) to = whole.PathAndQuery;
            var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join("\n", header.Value), StringComparer.OrdinalIgnoreCase);
            return new ConsoleAnswer(answer.StatusCode, to, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), headers);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<code class=\"key\">([^<]+)</code>")]
    private static partial Regex ShownKey();

    [GeneratedRegex("<li><code>([A-Z0-9]{5}-[A-Z0-9]{5})</code>")]
    private static partial Regex PaperCode();

    [GeneratedRegex("<code class=\"link\">([^<]+)</code>")]
    private static partial Regex Link();
}
