namespace SafeHelp.Server.Hosting;

/// <summary>What the command line says of serving; null where it says nothing and the settings hold.</summary>
internal sealed record ServeOptions(string? Urls, string? Data, string? Content);
