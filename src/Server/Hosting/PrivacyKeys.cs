namespace SafeHelp.Server.Hosting;

/// <summary>Where the keys lie without which the database says nothing about anybody; all servers of one database share them.</summary>
/// <param name="Folder">The rotating keys of Data Protection, and the key of marks unless it is given.</param>
/// <param name="Given">The key of marks as a setting; null for the one in the folder, made at first start.</param>
internal sealed record PrivacyKeys(DirectoryInfo Folder, string? Given)
{
    private const int ShortestSecret = 32;

    /// <exception cref="Verbs.UsageException">The key given is too short.</exception>
    public static PrivacyKeys Read(IConfigurationSection section, string dataFolder)
    {
        var given = section["Privacy:Key"];
        if (given is not null && given.Trim().Length < ShortestSecret)
            throw new Verbs.UsageException($"SafeHelp__Privacy__Key needs at least {ShortestSecret} characters; remove it to have one made.");
        return new PrivacyKeys(new DirectoryInfo(section["Privacy:KeyFolder"] ?? Path.Combine(dataFolder, "keys")), given);
    }

    public string MarkSecret()
    {
        if (Given is not null) return Given;
        Secrets.MakeFolder(Folder.FullName);
        return Secrets.KeptOrNew(Folder.FullName, "privacy");
    }

    // A record prints its members; the key must not reach a log or an exception text.
    public override string ToString() => nameof(PrivacyKeys);
}
