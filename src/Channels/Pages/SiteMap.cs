using System.Text;
using SafeHelp.Knowledge;

namespace SafeHelp.Channels.Pages;

/// <summary>Every page that a search engine may show.</summary>
internal static class SiteMap
{
    public static byte[] Write(KnowledgeSnapshot knowledge, PagesOptions options)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        string[] pages = ["/", "/ban-do", UnitAddress.Root];
        var units = knowledge.Gazetteer.Provinces.Concat(knowledge.Gazetteer.Communes.Select(commune => commune.Unit)).Select(UnitAddress.Of);
        foreach (var page in pages.Concat(units)) text.Append("<url><loc>").Append(options.Address(page)).Append("</loc></url>\n");
        return Encoding.UTF8.GetBytes(text.Append("</urlset>\n").ToString());
    }

    public static byte[] Robots(PagesOptions options) => Encoding.UTF8.GetBytes($"User-agent: *\nDisallow: /staff\nDisallow: /webchat\nSitemap: {options.Address("/sitemap.xml")}\n");
}
