using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SafeHelp.Channels.WebChat;

namespace SafeHelp.Channels.Tests.WebChat;

public sealed class AccessTests : IAsyncLifetime
{
    private ChatServer server = null!;

    public async ValueTask InitializeAsync() => server = await ChatServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/activities")]
    [InlineData("POST", "/activities")]
    [InlineData("POST", "/upload")]
    public async Task Another_talk_can_neither_be_read_nor_written(string method, string route)
    {
        var mine = await server.OpenAsync();
        var theirs = await server.OpenAsync();
        var path = $"/v3/directline/conversations/{theirs.Id}{route}";

        using var answer = await server.SendAsync(new HttpMethod(method), path, mine.Token, method == "POST" ? """{"type":"message","text":"a"}""" : null);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        server.Talks.Messages.Count.ShouldBe(2, "only the two joinings");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("x", HttpStatusCode.Forbidden)]
    [InlineData("x.y", HttpStatusCode.Forbidden)]
    [InlineData("QmVhcmVy.QmVhcmVy", HttpStatusCode.Forbidden)]
    public async Task Without_a_good_token_nothing_opens(string? token, HttpStatusCode expected)
    {
        using var start = await server.SendAsync(HttpMethod.Post, "/v3/directline/conversations", token);
        using var refresh = await server.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh", token);
        using var generate = await server.SendAsync(HttpMethod.Post, "/v3/directline/tokens/generate", token);

        new[] { start.StatusCode, refresh.StatusCode, generate.StatusCode }.ShouldAllBe(status => status == expected);
    }

    [Fact]
    public async Task A_token_that_was_changed_by_one_letter_is_refused()
    {
        var talk = await server.OpenAsync();
        var forged = (talk.Token[0] == 'A' ? 'B' : 'A') + talk.Token[1..];

        using var answer = await server.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{talk.Id}/activities", forged);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_expires_after_half_an_hour_and_says_so()
    {
        var talk = await server.OpenAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(31));

        using var poll = await server.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{talk.Id}/activities", talk.Token);
        using var refresh = await server.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh", talk.Token);

        poll.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await poll.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("code").GetString().ShouldBe("TokenExpired");
        refresh.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_refreshed_token_goes_on_in_the_same_talk()
    {
        var talk = await server.OpenAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(20));

        var fresh = await server.JsonAsync(HttpMethod.Post, "/v3/directline/tokens/refresh", talk.Token);
        server.Clock.Advance(TimeSpan.FromMinutes(20));

        fresh.GetProperty("conversationId").GetString().ShouldBe(talk.Id);
        await server.PollAsync((talk.Id, fresh.GetProperty("token").GetString()!));
    }

    [Fact]
    public async Task After_leaving_no_token_of_the_talk_works_any_more()
    {
        var talk = await server.OpenAsync();
        await server.PostAsync(talk, """{"type":"message","text":"chuyện riêng"}""");

        await server.PostAsync(talk, """{"type":"endOfConversation"}""");
        using var poll = await server.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{talk.Id}/activities", talk.Token);
        using var post = await server.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{talk.Id}/activities", talk.Token, """{"type":"message","text":"a"}""");
        using var refresh = await server.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh", talk.Token);
        using var start = await server.SendAsync(HttpMethod.Post, "/v3/directline/conversations", talk.Token);

        new[] { poll.StatusCode, post.StatusCode, refresh.StatusCode, start.StatusCode }.ShouldAllBe(status => status == HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_secret_makes_tokens_for_named_users_and_a_wrong_one_does_not()
    {
        var made = await server.JsonAsync(HttpMethod.Post, "/v3/directline/tokens/generate", ChatServer.Secret, """{"user":{"id":"dl_mai"}}""");
        using var wrong = await server.SendAsync(HttpMethod.Post, "/v3/directline/tokens/generate", ChatServer.Secret + "!");

        made.GetProperty("expires_in").GetInt32().ShouldBe(1800);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_secret_does_not_make_a_talk_out_of_a_misspelt_name()
    {
        using var answer = await server.SendAsync(HttpMethod.Get, "/v3/directline/conversations/nowhere/activities", ChatServer.Secret);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(ChatServer.UnionSite, HttpStatusCode.OK)]
    [InlineData("http://localhost:5080", HttpStatusCode.OK)]
    [InlineData("https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task Only_allowed_sites_get_a_token(string origin, HttpStatusCode expected)
    {
        using var answer = await server.SendAsync(HttpMethod.Post, "/webchat/token", origin: origin);

        answer.StatusCode.ShouldBe(expected);
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(expected == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Safety_12_A_preflight_of_microsofts_client_is_allowed_and_nothing_is_cached_or_set_as_cookie()
    {
        using var preflight = await server.SendAsync(HttpMethod.Options, "/v3/directline/conversations/x/activities", origin: ChatServer.UnionSite);
        using var token = await server.SendAsync(HttpMethod.Post, "/webchat/token");

        preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        preflight.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("x-ms-bot-agent");
        token.Headers.CacheControl!.NoStore.ShouldBeTrue();
        token.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Tokens_are_limited_by_address_messages_by_talk_and_polling_never()
    {
        await using var strict = await ChatServer.StartAsync(options => options with { TokensPerMinuteAndAddress = 2, RequestsPerMinuteAndTalk = 2 });
        var talk = await strict.OpenAsync();
        var path = $"/v3/directline/conversations/{talk.Id}/activities";

        var tokens = await StatusesAsync(() => strict.SendAsync(HttpMethod.Post, "/webchat/token"));
        var posts = await StatusesAsync(() => strict.SendAsync(HttpMethod.Post, path, talk.Token, """{"type":"message","text":"a"}"""));
        var polls = await StatusesAsync(() => strict.SendAsync(HttpMethod.Get, path, talk.Token));

        tokens.ShouldContain(HttpStatusCode.TooManyRequests);
        posts.ShouldContain(HttpStatusCode.TooManyRequests);
        polls.ShouldAllBe(status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cry_for_help_is_heard_behind_a_crowded_address()
    {
        await using var chat = await ChatServer.StartAsync(options => options with { RequestsPerMinuteAndAddress = 4 });
        var talk = await chat.OpenAsync();
        string Path(string id) => $"/v3/directline/conversations/{id}/activities";
        async Task<HttpStatusCode> SayAsync(string token, string text)
        {
            using var answer = await chat.SendAsync(HttpMethod.Post, Path(talk.Id), token, $$"""{"type":"message","text":"{{text}}"}""");
            return answer.StatusCode;
        }

        for (var i = 0; i < 6; i++) await SayAsync(talk.Token, "chào bạn");

        (await SayAsync(talk.Token, "chào bạn")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await SayAsync(talk.Token, "chồng em đang cầm dao đòi giết em")).ShouldBe(HttpStatusCode.OK);
        (await SayAsync("no token", "chồng em đang cầm dao đòi giết em")).ShouldBe(HttpStatusCode.TooManyRequests, "without a token nobody gets through");
        for (var i = 0; i < 12; i++) await SayAsync(talk.Token, "chồng em đang cầm dao đòi giết em");
        (await SayAsync(talk.Token, "chồng em đang cầm dao đòi giết em")).ShouldBe(HttpStatusCode.TooManyRequests, "a flood of cries is a flood");
    }

    [Fact]
    public async Task A_stream_ticket_is_good_for_one_use_in_all_processes_and_for_a_few_seconds()
    {
        await using var other = await ChatServer.StartAsync();
        server.Board.Told += other.Board.Hear;
        var talk = await server.OpenAsync();
        var (first, second) = (await TicketAsync(talk), await TicketAsync(talk));

        using var opened = await server.OpenStreamAsync(talk.Id, first);
        using var again = await server.OpenStreamAsync(talk.Id, first);
        using var stolen = await other.OpenStreamAsync(talk.Id, first);
        server.Clock.Advance(TimeSpan.FromSeconds(21));
        using var late = await server.OpenStreamAsync(talk.Id, second);

        opened.StatusCode.ShouldBe(HttpStatusCode.SwitchingProtocols);
        new[] { again.StatusCode, stolen.StatusCode, late.StatusCode }.ShouldAllBe(status => status == HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Making_tokens_with_the_secret_and_opening_streams_are_limited_by_address()
    {
        await using var strict = await ChatServer.StartAsync(options => options with { RequestsPerMinuteAndAddress = 4 });
        var talk = await strict.OpenAsync();

        var generated = await StatusesAsync(() => strict.SendAsync(HttpMethod.Post, "/v3/directline/tokens/generate", "no secret"));
        var streams = await StatusesAsync(() => strict.OpenStreamAsync(talk.Id, "no ticket"));

        (generated[0], generated[^1]).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.TooManyRequests));
        (streams[0], streams[^1]).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.TooManyRequests));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("short")]
    public async Task An_empty_or_short_secret_stops_the_start(string secret)
    {
        await Should.ThrowAsync<ArgumentException>(() => ChatServer.StartAsync(options => options with { Secret = secret }));
    }

    [Fact]
    public void An_allowed_site_with_a_path_stops_the_start()
    {
        var options = new WebChatOptions(ChatServer.Secret, ["https://hoi.example/trang"], new Uri("http://localhost"));

        options.Faults().ShouldHaveSingleItem().ShouldContain("https://hoi.example/trang");
    }

    private async Task<string> TicketAsync((string Id, string Token) talk)
    {
        var opened = await server.JsonAsync(HttpMethod.Get, $"/v3/directline/conversations/{talk.Id}", talk.Token);
        return opened.GetProperty("streamUrl").GetString()!.Split("&t=")[1];
    }

    private static async Task<List<HttpStatusCode>> StatusesAsync(Func<Task<HttpResponseMessage>> send)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 10; i++)
        {
            using var answer = await send();
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }
}
