using System.Diagnostics;

namespace SafeHelp.Knowledge.Tests.Places;

/// <summary>The committed tables are what the checked-in tool makes; needs npm and its registry.</summary>
public sealed class RegenerationTests
{
    private static readonly string[] Tables =
        ["provinces.csv", "communes.csv", "old-provinces.csv", "old-districts.csv", "old-communes.csv", "retired-communes.csv"];

    [Fact]
    public async Task The_tool_makes_the_committed_tables_again()
    {
        var tool = Path.Combine(Loaded.Root, "tools", "places");
        var folder = Directory.CreateTempSubdirectory("places-").FullName;
        if (!Directory.Exists(Path.Combine(tool, "node_modules")) && await RunAsync(tool, "npm", "ci", "--no-audit", "--no-fund") != 0)
            Assert.Skip("npm or its registry is not at hand");

        (await RunAsync(tool, "node", "build.mjs", folder)).ShouldBe(0);

        foreach (var table in Tables)
            (await File.ReadAllTextAsync(Path.Combine(folder, table))).ShouldBe(await File.ReadAllTextAsync(Path.Combine(Loaded.Content, "places", table)), table);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<int> RunAsync(string folder, string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
