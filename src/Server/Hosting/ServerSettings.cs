using System.Globalization;
using SafeHelp.Server.Verbs;

namespace SafeHelp.Server.Hosting;

/// <summary>The settings of the server itself, from <c>SafeHelp__…</c> in the environment or <c>appsettings.json</c>. Channels read their own.</summary>
/// <param name="DataFolder">Where keys made at first start are kept.</param>
/// <param name="StaffIdle">Untouched for so long, a console's screen locks.</param>
/// <param name="SendsPerMinute">Sends a minute agreed with a vendor, by channel; 0 for no limit.</param>
/// <param name="Keys">What the database is read with.</param>
internal sealed record ServerSettings(
    string Database, string DataFolder, string PublicUrl, string Urls, string ContentFolder, string? PointsFile, TimeSpan KeepMessages, TimeSpan StaffIdle,
    IReadOnlyDictionary<string, int> SendsPerMinute, PrivacyKeys Keys)
{
    public const string DefaultUrl = "http://localhost:5080";

    public static ServerSettings Read(IConfiguration configuration, ServeOptions options)
    {
        var section = configuration.GetSection("SafeHelp");
        var folder = options.Data ?? "data";
        var publicUrl = section["PublicUrl"] ?? options.Urls?.Split(';')[0] ?? DefaultUrl;
        if (!Uri.TryCreate(publicUrl, UriKind.Absolute, out _)) throw new UsageException($"SafeHelp__PublicUrl \"{publicUrl}\" is not an address. Write it whole, as https://help.example.vn.");
        return new ServerSettings(
            DatabaseOf(section, options.Data),
            folder,
            publicUrl.TrimEnd('/'),
            options.Urls ?? configuration["urls"] ?? DefaultUrl,
            ContentLocation.Find(options.Content ?? section["Content"]),
            PointsFileOf(configuration),
            Retention(section["Retention:Messages"]),
            Idle(section["Staff:IdleTime"]),
            section.GetSection("SendsPerMinute").GetChildren().ToDictionary(channel => channel.Key.ToLowerInvariant(), Sends),
            PrivacyKeys.Read(section, folder));
    }

    /// <summary>The database of the given folder, or that of the settings.</summary>
    public static string DatabaseOf(IConfigurationSection section, string? folder) =>
        folder is null && section["Database"] is { } given ? given : $"Data Source={Path.Combine(folder ?? "data", "safehelp.db")}";

    /// <summary>The operator's file of points, for every verb that knows places; null for none.</summary>
    public static string? PointsFileOf(IConfiguration configuration) =>
        configuration["SafeHelp:Places:PointsFile"] switch
        {
            null => null,
            var file when File.Exists(file) => file,
            var file => throw new UsageException($"SafeHelp__Places__PointsFile {file} is not there. Give a CSV file with the columns code,lat,lon, or remove the setting."),
        };

    private static TimeSpan Retention(string? text)
    {
        if (text is null) return TimeSpan.FromDays(30);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero
            ? time
            : throw new UsageException($"SafeHelp__Retention__Messages \"{text}\" is no time span. Write days.hours:minutes:seconds, as 30.00:00:00.");
    }

    private static TimeSpan Idle(string? text)
    {
        if (text is null) return TimeSpan.FromMinutes(15);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero && time <= TimeSpan.FromHours(8)
            ? time
            : throw new UsageException($"SafeHelp__Staff__IdleTime \"{text}\" is no time of at most eight hours. Write hours:minutes:seconds, as 00:15:00.");
    }

    private static int Sends(IConfigurationSection channel) =>
        int.TryParse(channel.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var sends)
            ? sends
            : throw new UsageException($"SafeHelp__SendsPerMinute__{channel.Key} is no number. Write the sends a minute that the vendor allows, 0 for no limit.");
}
