using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Channels.WebChat.Page;

/// <summary>Writes the pages for the knowledge of the moment; they are written again when it changes.</summary>
internal sealed class PageWriter(TurnSource turns, WebChatOptions options)
{
    private const string Html = "text/html; charset=utf-8";

    private static readonly string Style = Asset("page.css");

    private volatile Pages? written;

    /// <summary>Names the style that stands in the page, so that the security policy can allow it and no other.</summary>
    public static string StyleHash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    public Pages Current
    {
        get
        {
            var knowledge = turns.Current.Knowledge;
            var pages = written;
            if (pages is null || pages.Knowledge != knowledge) written = pages = Write(knowledge);
            return pages;
        }
    }

    private Pages Write(KnowledgeSnapshot knowledge) =>
        new(
            knowledge,
            new PageFile(Fill("page.html", knowledge), Html),
            new PageFile(Fill("guide.html", knowledge), Html),
            new PageFile(Fill("poster.html", knowledge), Html),
            new PageFile(Embed(knowledge.Content.Web), "text/javascript; charset=utf-8"));

    private string Fill(string template, KnowledgeSnapshot knowledge)
    {
        var parts = new PageParts(knowledge);
        var html = new Dictionary<string, string>
        {
            ["style"] = Style,
            ["emergency"] = parts.Emergency(),
            ["help"] = parts.Help(),
            ["lawful"] = parts.Lawful(),
            ["guide"] = parts.Guide(),
        };
        // What all pages have in common.
        foreach (var shared in (string[])["head", "exit", "numbers"]) html[shared] = PageTemplate.Fill(Asset(shared + ".html"), Text, html);
        return PageTemplate.Fill(Asset(template), Text, html);

        string Text(string name) =>
            name switch
            {
                "exit_url" => knowledge.Content.Web.ExitUrl,
                "public_url" => options.PublicUrl.AbsoluteUri,
                _ => knowledge.Content.Web[name],
            };
    }

    private static string Asset(string name) => PageAssets.Read(name).ReplaceLineEndings("\n");

    private static string Embed(WebTexts web)
    {
        var words = new Dictionary<string, Dictionary<string, string>> { ["vi"] = Words(web, ""), ["en"] = Words(web, "_en") };
        return PageAssets.Read("embed.js").Replace("__WORDS__", JsonSerializer.Serialize(words), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Words(WebTexts web, string language) =>
        new() { ["open"] = web["embed_open" + language], ["close"] = web["embed_close" + language], ["title"] = web["embed_title" + language] };
}

/// <summary>The pages as they stand for one state of the knowledge.</summary>
internal sealed record Pages(KnowledgeSnapshot Knowledge, PageFile Chat, PageFile Guide, PageFile Poster, PageFile Embed);
