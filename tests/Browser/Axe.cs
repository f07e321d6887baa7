using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>Looks for faults of accessibility; the page must have been opened with its policy bypassed.</summary>
internal static class Axe
{
    private static readonly string Script = Repository.PathTo("tests", "Browser", "node_modules", "axe-core", "axe.min.js");

    public static async Task ShouldBeAccessibleAsync(this IPage page, string state)
    {
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = Script });
        var faults = await page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))");
        faults.ShouldBeEmpty(state);
    }
}
