using SafeHelp.Support.Live;

namespace SafeHelp.Resilience.Tests;

/// <summary>What people write and what each of it is answered with, learnt from the server itself before anything is broken.</summary>
internal sealed class Script
{
    // Each is answered the same way whatever was said before, so that every reply can be told from its neighbours; and each is a command, which is
    // never taken together with what was written just before it.
    private static readonly string[] Said = ["trà hoa cúc", "dừng", "không phải vậy"];

    private readonly List<string> replies = [];
    private string first = "";
    private string notice = "";

    public static async Task<Script> LearnAsync(string server, ZaloCrowd crowd, CrowdVendor vendor)
    {
        var script = new Script();
        for (var round = 0; round < 3; round++)
        {
            for (var kind = 0; kind < Said.Length; kind++) await script.LearnAsync(kind, round, new Stage(server, crowd, vendor));
        }

        return script;
    }

    public static string Text(int kind) => Said[kind];

    /// <summary>Another kind than the one before.</summary>
    public static int After(int kind) => (kind + 1 + Random.Shared.Next(Said.Length - 1)) % Said.Length;

    /// <summary>All that somebody must get who wrote these, in order.</summary>
    public IReadOnlyList<string> Replies(IReadOnlyList<int> kinds) =>
        kinds.Count == 0 ? [] : [first, notice, .. kinds.Skip(1).Select(kind => replies[kind])];

    private async Task LearnAsync(int kind, int round, Stage stage)
    {
        var before = stage.Vendor.Of("learner").Count;
        var expected = round == 0 && kind == 0 ? 2 : 1;
        (await stage.Crowd.PostAsync(stage.Server, "learner", $"learn-{round}-{kind}", Said[kind])).ShouldBeTrue("the server takes messages");
        for (var tries = 0; stage.Vendor.Of("learner").Count < before + expected && tries < 300; tries++) await Task.Delay(100);
        await Task.Delay(300);
        var got = stage.Vendor.Of("learner").Skip(before).Select(one => one.Text).ToList();
        got.Count.ShouldBe(expected, $"\"{Said[kind]}\" is answered with one message (and the first answer with the notice)");
        // The very first answer shows its taps below the notice, so it reads otherwise than later ones to the same words.
        if (expected == 2) (first, notice) = (got[0], got[1]);
        if (round == 0) return;
        if (round == 1) replies.Add(got[0]);
        else got[0].ShouldBe(replies[kind], "the answer does not depend on what was said before");
    }

    private sealed record Stage(string Server, ZaloCrowd Crowd, CrowdVendor Vendor);
}
