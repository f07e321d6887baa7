using System.Globalization;

namespace SafeHelp.Server.Hosting;

/// <summary>Tells one state of the content files from another, by their names, sizes and times.</summary>
internal static class ContentStamp
{
    public static string Of(string folder, string? pointsFile)
    {
        var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Concat(pointsFile is null ? [] : [new FileInfo(pointsFile)]);
        var hash = new HashCode();
        var count = 0;
        foreach (var file in files.OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            count++;
            hash.Add(file.FullName, StringComparer.Ordinal);
            // A file that was taken away between the listing and now differs from what it was.
            hash.Add(file.Exists ? file.Length : -1);
            hash.Add(file.LastWriteTimeUtc);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{count}-{hash.ToHashCode()}");
    }
}

/// <summary>The state of the files that the server started with; their content itself must not be held, since a reload replaces it.</summary>
internal sealed record FirstStamp(string Value);
