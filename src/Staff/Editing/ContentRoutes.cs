using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SafeHelp.Bot.Editing;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Content.Editing;
using SafeHelp.Staff.Doors;

namespace SafeHelp.Staff.Editing;

/// <summary>Hands out the content as files, with what staff edited in them.</summary>
internal static class ContentRoutes
{
    public static void MapContent(this IEndpointRouteBuilder routes) => routes.MapGet("/staff/content/export.zip", ExportAsync);

    [OpenTo(StaffRole.Publisher, StaffRole.Admin)]
    private static async Task<IResult> ExportAsync(ContentBench bench, IContentVersions versions, string? only, CancellationToken cancel)
    {
        var over = ContentDesk.Over(await versions.NewestAsync(cancel));
        var packed = new MemoryStream();
        using (var merged = MergedFolder.Of(only == "edited" ? null : bench.Folder, over))
            await ZipFile.CreateFromDirectoryAsync(merged.Path, packed, cancel);
        packed.Position = 0;
        return Results.File(packed, "application/zip", only == "edited" ? "content-edited.zip" : "content.zip");
    }
}
