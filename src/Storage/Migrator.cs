using System.Reflection;
using Dapper;

namespace SafeHelp.Storage;

/// <summary>Brings the schema up to date: the numbered scripts that this database has not had yet, in order, in one transaction.</summary>
internal static class Migrator
{
    public static Task MigrateAsync(IDatabase database, CancellationToken cancel) =>
        database.WriteAsync(
            talk: "",
            async connection =>
            {
                await connection.ExecuteAsync(database.MigrationLock);
                await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY)");
                var had = (await connection.QueryAsync<string>("SELECT name FROM migration")).ToHashSet();
                foreach (var (name, script) in Scripts().Where(script => !had.Contains(script.Name)))
                {
                    await connection.ExecuteAsync(script.Replace("{identity}", database.Identity, StringComparison.Ordinal));
                    await connection.ExecuteAsync("INSERT INTO migration (name) VALUES (@name)", new { name });
                }

                return had.Count;
            },
            cancel);

    private static IEnumerable<(string Name, string Script)> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
