using System.CommandLine;
using SafeHelp.Bot.Records;
using SafeHelp.Channels.OpenData;
using SafeHelp.Channels.OpenData.Export;
using SafeHelp.Knowledge;
using SafeHelp.Server.Hosting;
using SafeHelp.Storage;

namespace SafeHelp.Server.Verbs;

/// <summary><c>export</c>: what is published, of the content and of the database, as HSDS, GeoJSON or a table; nothing else of the directory.</summary>
internal static class ExportVerb
{
    private const string DefaultUrl = "http://localhost:5080";

    public static Command Command(Terminal terminal) =>
        new("export", "The published directory for other programs and maps.")
        {
            Form(terminal, ("hsds", "HSDS 3.2: JSON and a tabular data package in the folder PATH."), WriteHsdsAsync),
            Form(terminal, ("geojson", "GeoJSON (RFC 7946) of the places that may be on a map, in the file PATH."), (published, path, cancel) => WriteFileAsync(path, file => GeoJsonFile.WriteAsync(published, file, cancel))),
            Form(terminal, ("csv", "A table for spreadsheets with Vietnamese columns, in the file PATH."), (published, path, cancel) => WriteFileAsync(path, file => CsvTable.WriteAsync(published, file, cancel))),
        };

    private static Command Form(Terminal terminal, (string Name, string About) form, Func<PublishedListings, string, CancellationToken, Task<int>> write)
    {
        var output = new Option<string>("--out") { Description = "Where to write.", Required = true };
        var data = new Option<string?>("--data") { Description = "Folder of the database; data/ if not given." };
        var content = SharedOptions.Content();
        var command = new Command(form.Name, form.About) { output, data, content };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetRequiredValue(output);
            var knowledge = KnowledgeSnapshot.Load(ContentLocation.Find(parsed.GetValue(content)), SharedOptions.PointsFile());
            await using var store = await OpenAsync(parsed.GetValue(data), cancel);
            if (store is null) await terminal.Error.WriteLineAsync("No database here: listings of the content only.");
            try
            {
                var written = await write(store is null ? PublishedListings.Of(knowledge) : PublishedListings.Of(knowledge, store.Publications, TimeProvider.System), path, cancel);
                await terminal.Error.WriteLineAsync($"{written} listings in {path}");
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw new FailureException($"{path} cannot be written: {refused.Message}");
            }
        });
        return command;
    }

    // Whoever exports before there is a database must not make one.
    private static async Task<SqlStore?> OpenAsync(string? data, CancellationToken cancel)
    {
        var section = SharedOptions.Configuration().GetSection("SafeHelp");
        var (database, folder) = (ServerSettings.DatabaseOf(section, data), data ?? "data");
        if (section["Database"] is null || data is not null)
        {
            if (!File.Exists(Path.Combine(folder, "safehelp.db"))) return data is null ? null : throw new FailureException($"There is no database in {folder}.");
        }

        try
        {
            return await SqlStore.OpenBesideAsync(database, new DataProtectionCipher(PrivacyKeys.Read(section, folder)), TimeProvider.System, cancel);
        }
        catch (StorageUnavailableException unusable)
        {
            throw new FailureException(unusable.Message);
        }
    }

    private static Task<int> WriteHsdsAsync(PublishedListings published, string folder, CancellationToken cancel)
    {
        var settings = SharedOptions.Configuration().GetSection("SafeHelp");
        return HsdsExport.WriteAsync(published, OpenDataOptions.Read(settings, new Uri(settings["PublicUrl"] ?? DefaultUrl)), folder, cancel);
    }

    private static async Task<int> WriteFileAsync(string path, Func<Stream, Task<int>> write)
    {
        await using var file = File.Create(path);
        return await write(file);
    }
}
