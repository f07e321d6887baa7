using System.Net;
using System.Text;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests;

/// <summary>What every channel of a vendor must do, over real HTTP; one class a channel runs it.</summary>
public abstract class ChannelContract : IAsyncLifetime
{
    private static readonly CallAction Hotline = new("Tổng đài [MẪU]", "111", "111");

    private protected ChannelBench Bench { get; private set; } = null!;

    private protected abstract Task<ChannelBench> OpenAsync();

    public async ValueTask InitializeAsync() => Bench = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_call_without_the_vendors_proof_is_refused_and_not_kept()
    {
        foreach (var forged in Bench.Forged(Bytes(Bench.TextEvent("1", "xin chào"))))
        {
            (await PostAsync(forged)).ShouldBe(HttpStatusCode.Unauthorized);
        }

        Bench.Host.Inbox.HandedIn.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_answer_comes_only_after_the_message_is_on_disk()
    {
        var disk = new TaskCompletionSource();
        Bench.Host.Inbox.Disk = disk.Task;

        var answer = PostAsync(Bench.TextEvent("1", "xin chào"));

        (await Task.WhenAny(answer, Task.Delay(300))).ShouldNotBe(answer, "answered before it was stored");
        disk.SetResult();
        (await answer).ShouldBe(HttpStatusCode.OK);
        Bench.Host.Inbox.Kept.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_disk_that_fails_makes_the_vendor_bring_the_message_again()
    {
        Bench.Host.Inbox.Disk = Task.FromException(new IOException("disk full"));

        var answer = await PostAsync(Bench.TextEvent("1", "xin chào"));

        ((int)answer).ShouldBeGreaterThanOrEqualTo(500);
    }

    [Fact]
    public async Task A_repeated_event_carries_the_same_id()
    {
        await PostAsync(Bench.TextEvent("7", "xin chào"));
        await PostAsync(Bench.TextEvent("7", "xin chào"));
        await PostAsync(Bench.TextEvent("8", "xin chào"));

        Bench.Host.Inbox.HandedIn.Count.ShouldBe(3);
        Bench.Host.Inbox.Kept.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_event_brought_again_thirteen_hours_later_is_taken_as_the_same()
    {
        await PostAsync(Bench.TextEvent("7", "xin chào"));
        Bench.Clock.Advance(TimeSpan.FromHours(13));

        (await PostAsync(Bench.TextEvent("7", "xin chào"))).ShouldBe(HttpStatusCode.OK);

        Bench.Host.Inbox.HandedIn.Count.ShouldBe(2);
        Bench.Host.Inbox.Kept.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Events_out_of_order_are_all_kept()
    {
        foreach (var id in new[] { "9", "7", "8" }) (await PostAsync(Bench.TextEvent(id, $"tin {id}"))).ShouldBe(HttpStatusCode.OK);

        Bench.Host.Inbox.Kept.Select(message => message.Text).ShouldBe(["tin 9", "tin 7", "tin 8"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("không phải JSON")]
    [InlineData("{\"a\":\"\0\"}")]
    public async Task Malformed_JSON_is_a_bad_request(string body)
    {
        (await PostAsync(body)).ShouldBe(HttpStatusCode.BadRequest);
        Bench.Host.Inbox.HandedIn.ShouldBeEmpty();
    }

    [Fact]
    public async Task JSON_nested_without_end_is_a_bad_request() =>
        (await PostAsync($"{{\"a\":{new string('[', 5000)}{new string(']', 5000)}}}")).ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_body_over_one_mebibyte_is_too_large()
    {
        (await PostAsync(Bench.TextEvent("1", new string('a', 1024 * 1024)))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        Bench.Host.Inbox.HandedIn.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_not_known_is_taken_and_left_alone()
    {
        (await PostAsync(Bench.UnknownEvent)).ShouldBe(HttpStatusCode.OK);
        Bench.Host.Inbox.HandedIn.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ck em danh em, em o hoc mon")]
    [InlineData("Chồng tôi đang cầm dao 😢")]
    [InlineData("<b>a</b> *b* _c_ [d](e) \\ \" '")]
    [InlineData("dòng một\r\ndòng hai\t")]
    [InlineData("👨‍👩‍👧‍👦🇻🇳")]
    [InlineData("tie\u0302\u0301ng Vie\u0323\u0302t")]
    [InlineData("   ")]
    public async Task A_text_arrives_as_it_was_written(string text)
    {
        await PostAsync(Bench.TextEvent("1", text));

        var message = Bench.Host.Inbox.Kept.ShouldHaveSingleItem();
        message.Text.ShouldBe(text);
        message.Kind.ShouldBe(MessageKind.Text);
        message.ConversationId.ShouldBe(Bench.Person);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_breaks_nothing()
    {
        var body = Bench.TextEvent("1", "TEXT").Replace("TEXT", "\\ud83d", StringComparison.Ordinal);

        (await PostAsync(body)).ShouldBe(HttpStatusCode.OK);
        Bench.Host.Inbox.Kept.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Neither_what_was_said_nor_a_secret_gets_into_a_log()
    {
        const string Words = "loi-cua-nguoi-nhan";
        foreach (var forged in Bench.Forged(Bytes(Bench.TextEvent("1", Words)))) await PostAsync(forged);
        await PostAsync($"{{\"{Words}\"");
        await PostAsync(Bench.TextEvent("2", Words + new string('a', 1024 * 1024)));
        await PostAsync(Bench.TextEvent("3", Words));
        Bench.Host.Inbox.Disk = Task.FromException(new IOException("disk full"));
        await PostAsync(Bench.TextEvent("4", Words));
        foreach (var fault in new[] { VendorFault.HtmlPage, new VendorFault.Reset() })
        {
            Bench.Vendor.FailNext(Bench.MessagePath, fault);
            await SendAsync(Reply.Say(Words));
        }

        Bench.Host.Log.Text.ShouldNotBeEmpty();
        foreach (var secret in Bench.Secrets.Append(Words)) Bench.Host.Log.Text.ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_full_reply_is_delivered_with_everything_in_it()
    {
        var card = new ListingCard("l1", "Trung tâm [MẪU]", "Trợ giúp", [new CallAction("Trung tâm [MẪU]", "0000 111 222", "0000111222")], ["Mở cả ngày", "Miễn phí"]);
        var reply = new Reply("Chị gọi ngay nhé.", [Hotline], [card], [Tap("Tìm chỗ khác"), Tap("Gặp người")]);

        (await SendAsync(reply)).ShouldBeOfType<Delivery.Sent>();

        foreach (var part in new[] { "Chị gọi ngay nhé.", "111", "Trung tâm [MẪU]", "0000 111 222", "Mở cả ngày", "Miễn phí", "Tìm chỗ khác", "Gặp người" })
        {
            Bench.Delivered.ShouldContain(part);
        }
    }

    [Fact]
    public async Task Letters_go_out_composed_and_unescaped()
    {
        await SendAsync(Reply.Say("tie\u0302\u0301ng Vie\u0323\u0302t"));

        Bench.DeliveredTexts.ShouldBe(["tiếng Việt"]);
        // The channel also speaks to its vendor by itself, so the message need not be the last call.
        Bench.Vendor.Calls.ShouldContain(call => call.Body.Contains("tiếng Việt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_reply_is_cut_between_sentences_and_nothing_is_lost()
    {
        var sentences = Enumerable.Range(1, 300).Select(i => $"Đây là câu số {i} của một câu trả lời rất dài.").ToList();

        (await SendAsync(Reply.Say(string.Join(' ', sentences)))).ShouldBeOfType<Delivery.Sent>();

        Bench.DeliveredTexts.Count.ShouldBeGreaterThan(1);
        Bench.DeliveredTexts.ShouldAllBe(text => text.EndsWith('.'));
        string.Join(' ', Bench.DeliveredTexts).ShouldBe(string.Join(' ', sentences));
    }

    [Fact]
    public async Task A_long_reply_tried_again_does_not_repeat_its_beginning()
    {
        var reply = Reply.Say(string.Join('\n', Enumerable.Range(1, 300).Select(i => $"Dòng số {i} của câu trả lời này.")));
        await SendAsync(reply);
        var whole = Bench.DeliveredTexts;
        Bench.Vendor.FailNext(Bench.MessagePath, new VendorFault.Answer(new VendorReply(500, "{}")));

        (await SendAsync(reply)).ShouldBeOfType<Delivery.TryAgain>();
        (await SendAsync(reply)).ShouldBeOfType<Delivery.Sent>();

        Bench.DeliveredTexts.Skip(whole.Count).ShouldBe(whole);
    }

    [Fact]
    public async Task A_vendor_in_trouble_gets_the_reply_again_later()
    {
        VendorFault[] faults =
        [
            new VendorFault.Answer(new VendorReply(500, "{}")), new VendorFault.Answer(new VendorReply(503, "")), VendorFault.HtmlPage,
            VendorFault.HtmlPageWithStatusOk, new VendorFault.Reset(), Bench.TooMany,
        ];
        foreach (var fault in faults)
        {
            Bench.Vendor.FailNext(Bench.MessagePath, fault);
            (await SendAsync(Reply.Say("Chào chị"))).ShouldBeOfType<Delivery.TryAgain>(fault.ToString());
        }
    }

    [Fact]
    public async Task A_vendor_that_never_answers_is_left_after_a_while()
    {
        Bench.Vendor.FailNext(Bench.MessagePath, new VendorFault.Hang());

        var sending = SendAsync(Reply.Say("Chào chị"));
        await Eventually.TrueAsync(() => Bench.Vendor.Calls.Any(call => call.Path.EndsWith(Bench.MessagePath, StringComparison.Ordinal)));
        Bench.Clock.Advance(TimeSpan.FromSeconds(20));

        (await sending).ShouldBe(new Delivery.TryAgain(null, "timeout"));
    }

    [Fact]
    public async Task A_person_who_blocked_us_is_not_tried_again()
    {
        Bench.BlockedByPerson();

        (await SendAsync(Reply.Say("Chào chị"))).ShouldBeOfType<Delivery.Refused>();
    }

    private protected async Task<HttpStatusCode> PostAsync(string body) => await PostAsync(Bench.Signed(Bytes(body)));

    private protected Task<Delivery> SendAsync(Reply reply)
    {
        // No test waits for a place among calls spread over the second.
        Bench.Clock.Advance(TimeSpan.FromSeconds(1));
        return Bench.SendAsync(Bench.Person, reply);
    }

    private protected static byte[] Bytes(string body) => Encoding.UTF8.GetBytes(body);

    private async Task<HttpStatusCode> PostAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Bench.Host.Http.SendAsync(request);
            return response.StatusCode;
        }
    }

    private static SuggestedAction Tap(string title) => new(SuggestedActionKind.ImBack, title, title);
}
