using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Channels.OpenData.Hsds;

/// <summary>What a list holds, and how each is written: counted before any is written.</summary>
internal sealed record HsdsSelection(IEnumerable<object> From, Func<object, object> Shape)
{
    public IEnumerable<object> All => From.Select(Shape);

    public static HsdsSelection Of(IEnumerable<object> all) => new(all, one => one);

    public static HsdsSelection Of(IEnumerable<Listing> listings, Func<Listing, object> shape) => new(listings, listing => shape((Listing)listing));

    public HsdsPage<object> Page(HsdsQuery query)
    {
        var all = From.ToList();
        var pages = Math.Max(1, (all.Count + query.PerPage - 1) / query.PerPage);
        List<object> contents = [.. all.Skip((query.Page - 1) * query.PerPage).Take(query.PerPage).Select(Shape)];
        return new HsdsPage<object>(all.Count, pages, query.Page, contents.Count, query.Page == 1, query.Page >= pages, contents.Count == 0, contents);
    }
}
