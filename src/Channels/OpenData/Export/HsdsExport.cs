using SafeHelp.Channels.OpenData.Hsds;
using SafeHelp.Knowledge;

namespace SafeHelp.Channels.OpenData.Export;

/// <summary>The whole directory as HSDS files: JSON, and the tabular package beside it. What is written is not kept in memory.</summary>
public static class HsdsExport
{
    /// <returns>How many services were written.</returns>
    public static async Task<int> WriteAsync(KnowledgeSnapshot knowledge, OpenDataOptions options, string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var directory = new HsdsDirectory(knowledge, options);
        var written = 0;
        using var package = new TabularPackage(folder);
        await using (var services = new JsonArrayFile(Path.Combine(folder, "services.json")))
        {
            foreach (var listing in directory.Where(new HsdsQuery()))
            {
                var service = directory.Mapping.Full(listing);
                await services.AddAsync(service, cancel);
                package.Add(service);
                written++;
            }
        }

        await WriteAllAsync(folder, "taxonomies.json", directory.Mapping.Terms.Sets, cancel);
        await WriteAllAsync(folder, "taxonomy_terms.json", directory.Mapping.Terms.All, cancel);
        foreach (var taxonomy in directory.Mapping.Terms.Sets) package.Add(taxonomy);
        foreach (var term in directory.Mapping.Terms.All) package.Add(term);
        return written;
    }

    private static async Task WriteAllAsync<T>(string folder, string name, IEnumerable<T> all, CancellationToken cancel)
    {
        await using var file = new JsonArrayFile(Path.Combine(folder, name));
        foreach (var one in all) await file.AddAsync(one, cancel);
    }
}
