using System.Text.Encodings.Web;
using System.Text.Unicode;
using SafeHelp.Bot.Activities;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Channels.Pages;

/// <summary>What all pages have: the way out, the numbers, a neutral head; and the parts that several show.</summary>
internal sealed class Frame(KnowledgeSnapshot knowledge)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(string text) => Encoder.Encode(text);

    public static string Link(string href, string text) => $"<a href=\"{Text(href)}\">{Text(text)}</a>";

    /// <param name="styles">Styles beside the common one, as they stand in the assets.</param>
    public string Page(string title, string body, string head = "", params string[] styles) =>
        $"""
        <!doctype html>
        <html lang="vi">
        <head>
        <meta charset="utf-8">
        <title>{Text(title)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="light dark">
        <meta name="format-detection" content="telephone=no">
        <link rel="icon" href="/page/icon.svg" type="image/svg+xml">
        <script type="module" src="/page/leave.js"></script>
        {head}
        {string.Join('\n', styles.Prepend(PagesAssets.Style).Select(style => $"<style>{style}</style>"))}
        </head>
        <body>
        <header>
          <a id="leave" href="{Text(Web("exit_url"))}" target="_top" rel="noreferrer" aria-describedby="leave-note">{Text(Web("exit"))}</a>
          <a href="/">{Text(Web("name"))}</a>
          <a href="/huong-dan">{Text(Web("guide_link"))}</a>
        </header>
        <nav class="numbers" aria-label="{Text(Web("emergency_label"))}">
        {Numbers()}
        </nav>
        {body}
        </body>
        </html>
        """;

    /// <summary>What leaving does and does not do; the control in the head refers to it.</summary>
    public string LeaveNote() => $"<p class=\"note below screen\" id=\"leave-note\">{Text(Web("exit_note"))}</p>";

    public static string Cards(IEnumerable<(ListingCard Card, string Href)> cards) =>
        $"<div class=\"cards\">{string.Concat(cards.Select(one => Card(one.Card, one.Href)))}</div>";

    private static string Card(ListingCard card, string href) =>
        $"""
        <article class="card"><h2>{Link(href, card.Title)}</h2><p class="kind">{Text(card.Kind)}</p><ul>{string.Concat(card.Details.Select(detail => $"<li>{Text(detail)}</li>"))}</ul><div class="calls">{string.Concat(card.Calls.Select(Dial))}</div></article>

        """;

    private static string Dial(CallAction call) => $"<a class=\"dial\" href=\"tel:{Text(call.Dial)}\"><b>{Text(call.Display)}</b></a>";

    private string Web(string name) => name == "exit_url" ? knowledge.Content.Web.ExitUrl : knowledge.Content.Web[name];

    private string Numbers() => string.Join('\n', knowledge.Content.Web.Emergency.Select(number => Number(knowledge.Listing(number.ListingId), number.Label)));

    private static string Number(Listing? listing, string label) =>
        listing is { Phones: [var phone, ..] } ? $"<a href=\"tel:{Text(phone.Dial)}\"><b>{Text(phone.Display)}</b><span>{Text(label)}</span></a>" : "";
}
