using System.CommandLine;
using SafeHelp.Channels.OpenData;
using SafeHelp.Channels.OpenData.Export;
using SafeHelp.Knowledge;

namespace SafeHelp.Server.Verbs;

/// <summary><c>export</c>: the published listings as HSDS, GeoJSON or a table; nothing else of the directory.</summary>
internal static class ExportVerb
{
    private const string DefaultUrl = "http://localhost:5080";

    public static Command Command(Terminal terminal) =>
        new("export", "The published directory for other programs and maps; the content with what staff edited.")
        {
            ContentExport.Command(terminal),
            Form(terminal, ("hsds", "HSDS 3.2: JSON and a tabular data package in the folder PATH."), WriteHsdsAsync),
            Form(terminal, ("geojson", "GeoJSON (RFC 7946) of the places that may be on a map, in the file PATH."), (knowledge, path, cancel) => WriteFileAsync(path, file => GeoJsonFile.WriteAsync(knowledge, file, cancel))),
            Form(terminal, ("csv", "A table for spreadsheets with Vietnamese columns, in the file PATH."), (knowledge, path, cancel) => WriteFileAsync(path, file => CsvTable.WriteAsync(knowledge, file, cancel))),
        };

    private static Command Form(Terminal terminal, (string Name, string About) form, Func<KnowledgeSnapshot, string, CancellationToken, Task<int>> write)
    {
        var output = new Option<string>("--out") { Description = "Where to write.", Required = true };
        var content = SharedOptions.Content();
        var command = new Command(form.Name, form.About) { output, content };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetRequiredValue(output);
            try
            {
                var written = await write(SharedOptions.LoadTurn(parsed.GetValue(content)).Knowledge, path, cancel);
                await terminal.Error.WriteLineAsync($"{written} listings in {path}");
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw new FailureException($"{path} cannot be written: {refused.Message}");
            }
        });
        return command;
    }

    private static Task<int> WriteHsdsAsync(KnowledgeSnapshot knowledge, string folder, CancellationToken cancel)
    {
        var settings = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build().GetSection("SafeHelp");
        return HsdsExport.WriteAsync(knowledge, OpenDataOptions.Read(settings, new Uri(settings["PublicUrl"] ?? DefaultUrl)), folder, cancel);
    }

    private static async Task<int> WriteFileAsync(string path, Func<Stream, Task<int>> write)
    {
        await using var file = File.Create(path);
        return await write(file);
    }
}
