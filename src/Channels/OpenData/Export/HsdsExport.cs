using SafeHelp.Bot.Records;
using SafeHelp.Channels.OpenData.Hsds;

namespace SafeHelp.Channels.OpenData.Export;

/// <summary>The whole directory as HSDS files: JSON, and the tabular package beside it. What is written is not kept in memory.</summary>
public static class HsdsExport
{
    /// <returns>How many services were written.</returns>
    public static async Task<int> WriteAsync(PublishedListings published, OpenDataOptions options, string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var mapping = new HsdsMapping(published.Knowledge, options);
        var written = 0;
        using var package = new TabularPackage(folder);
        await using (var services = new JsonArrayFile(Path.Combine(folder, "services.json")))
        {
            await foreach (var listing in published.ReadAsync(cancel))
            {
                var service = mapping.Full(listing);
                await services.AddAsync(service, cancel);
                package.Add(service);
                written++;
            }
        }

        await WriteAllAsync(folder, "taxonomies.json", mapping.Terms.Sets, cancel);
        await WriteAllAsync(folder, "taxonomy_terms.json", mapping.Terms.All, cancel);
        foreach (var taxonomy in mapping.Terms.Sets) package.Add(taxonomy);
        foreach (var term in mapping.Terms.All) package.Add(term);
        return written;
    }

    private static async Task WriteAllAsync<T>(string folder, string name, IEnumerable<T> all, CancellationToken cancel)
    {
        await using var file = new JsonArrayFile(Path.Combine(folder, name));
        foreach (var one in all) await file.AddAsync(one, cancel);
    }
}
