using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Channels.Pages.Posters;

/// <summary>What a poster leads to.</summary>
/// <param name="Key">Its name in the poster's own address.</param>
/// <param name="Heading">Said above the picture; null on the poster of the chat.</param>
internal sealed record PosterTarget(string Key, string Address, string? Heading, Listing? Listing);

/// <summary>Posters to print with a QR picture and the national lines in large type, and a card for a wallet that looks like a shop's.</summary>
internal sealed class PosterPages(KnowledgeSnapshot knowledge, PagesOptions options)
{
    public const string Chat = "chat";
    private const int Stamps = 10;

    private readonly Frame frame = new(knowledge);

    private PageTexts Words => knowledge.Content.Pages;

    /// <param name="key">A commune's code, a listing's id, or "chat".</param>
    public PosterTarget? Target(string key)
    {
        if (key == Chat) return new PosterTarget(key, options.Address("/"), null, null);
        if (knowledge.Gazetteer.Commune(key) is not null)
            return new PosterTarget(key, options.Address($"{UnitAddress.Root}/{key}"), Words.Fill("poster_place", ("place", knowledge.Gazetteer.Label(key))), null);
        return knowledge.Listing(key) is { } listing ? new PosterTarget(key, options.Address(UnitAddress.OfListing(key)), Words.Fill("poster_listing", ("name", listing.Name)), listing) : null;
    }

    public string Poster(PosterTarget target)
    {
        var file = "/ap-phich/" + Uri.EscapeDataString(target.Key);
        return frame.Page(Words["poster_title"], $"""
            <main><h1 class="screen">{Say("poster_title")}</h1>
            <section class="poster">
            <p class="lead">{Say("poster_lead")}</p>
            {(target.Heading is { } heading ? $"<p class=\"where\">{Frame.Text(heading)}</p>" : "")}
            <img src="{Frame.Text(file)}.svg" alt="{Frame.Text(target.Address)}" width="400" height="400">
            <p>{Say("poster_scan")}</p>
            <h2>{Say("poster_call")}</h2>
            <ul>{string.Concat(Lines(target).Select(line => $"<li><b>{Frame.Text(line.Number)}</b><span>{Frame.Text(line.Label)}</span></li>"))}</ul>
            </section>
            <p class="note screen">{Say("poster_note")}</p>
            <p class="links screen"><a href="{Frame.Text(file)}.svg" download>{Say("poster_svg")}</a><a href="{Frame.Text(file)}.png" download>{Say("poster_png")}</a>{Frame.Link("/the", Words["card_title"])}</p>
            {frame.LeaveNote()}</main>
            """, "", PagesAssets.PosterStyle);
    }

    /// <summary>For those who must hide it: a shop's loyalty card, whose numbers to order by are the national lines.</summary>
    public string Wallet() =>
        frame.Page(Words["card_title"], $"""
            <main><h1 class="screen">{Say("card_title")}</h1>
            <p class="note screen">{Say("card_note")}</p>
            <div class="wallet">
            <section class="side front"><p class="shop">{Say("card_shop")}</p><p>{Say("card_name")}</p><ul class="stamps">{string.Concat(Enumerable.Range(1, Stamps).Select(stamp => $"<li>{stamp}</li>"))}</ul><small>{Say("card_reward")}</small></section>
            <section class="side"><p class="shop">{Say("card_shop")}</p><p>{Say("card_order")}</p><ul class="lines">{string.Concat(Hidden().Select(number => $"<li><b>{Frame.Text(number)}</b></li>"))}</ul><small>{Frame.Text(options.PublicUrl.Authority)}</small></section>
            </div>
            {frame.LeaveNote()}</main>
            """, "", PagesAssets.PosterStyle);

    private string Say(string name) => Frame.Text(Words[name]);

    private IEnumerable<(string Number, string Label)> Lines(PosterTarget target) =>
        (target.Listing?.Phones.Select(phone => (phone.Display, target.Listing.Name)) ?? []).Concat(National());

    private IEnumerable<string> Hidden() =>
        Words["card_numbers"].Split('|', StringSplitOptions.TrimEntries).Select(knowledge.Listing).OfType<Listing>().SelectMany(listing => listing.Phones.Take(1)).Select(phone => phone.Display);

    private IEnumerable<(string Number, string Label)> National() =>
        knowledge.Content.Web.Emergency.Select(number => (Listing: knowledge.Listing(number.ListingId), number.Label))
            .Where(number => number.Listing is { Phones.Count: > 0 })
            .Select(number => (number.Listing!.Phones[0].Display, number.Label));
}
