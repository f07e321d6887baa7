using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Channels.WebChat.Page;

/// <summary>Writes the pages for the knowledge of the moment; they are written again when it changes.</summary>
internal sealed class PageWriter(TurnSource turns)
{
    private static readonly string Style = PageAssets.Read("page.css").ReplaceLineEndings("\n");

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

    private static Pages Write(KnowledgeSnapshot knowledge) =>
        new(
            knowledge,
            new PageFile(Fill("page.html", knowledge), "text/html; charset=utf-8"),
            new PageFile(Fill("guide.html", knowledge), "text/html; charset=utf-8"),
            new PageFile(Embed(knowledge.Content.Web), "text/javascript; charset=utf-8"));

    private static string Fill(string template, KnowledgeSnapshot knowledge)
    {
        var web = knowledge.Content.Web;
        var parts = new PageParts(knowledge);
        return PageTemplate.Fill(PageAssets.Read(template).ReplaceLineEndings("\n"), name => name == "exit_url" ? web.ExitUrl : web[name], new Dictionary<string, string>
        {
            ["style"] = Style,
            ["emergency"] = parts.Emergency(),
            ["help"] = parts.Help(),
            ["lawful"] = parts.Lawful(),
            ["guide"] = parts.Guide(),
        });
    }

    private static string Embed(WebTexts web)
    {
        var words = new Dictionary<string, string> { ["open"] = web["embed_open"], ["close"] = web["embed_close"], ["title"] = web["embed_title"] };
        return PageAssets.Read("embed.js").Replace("__WORDS__", JsonSerializer.Serialize(words), StringComparison.Ordinal);
    }
}

/// <summary>The pages as they stand for one state of the knowledge.</summary>
internal sealed record Pages(KnowledgeSnapshot Knowledge, PageFile Chat, PageFile Guide, PageFile Embed);
