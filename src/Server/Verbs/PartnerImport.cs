using SafeHelp.Bot.Records;
using SafeHelp.Bot.Records.Import.Partners;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Server.Verbs;

/// <summary><c>import</c> of a partner's HSDS feed: compared field by field with what is there already, then drafts, all or nothing.</summary>
internal sealed class PartnerImport(Terminal terminal, PartnerDesk desk, RecordWords words)
{
    public static bool IsFeed(string path) => Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".JSONL" or ".NDJSON" or ".ZIP";

    public async Task<int> RunAsync(Actor actor, byte[] file, (bool AllowsDoubles, bool IsDryRun) asked, CancellationToken cancel)
    {
        var preview = await desk.LookAsync(actor, file, cancel);
        await TellAsync(preview);
        if (!preview.MayBeTaken || (preview.Known.Count > 0 && !asked.AllowsDoubles)) return await RefuseAsync(preview);
        if (asked.IsDryRun) return 0;
        var answer = await desk.TakeAsync(actor, preview, PartnerChoice.All, cancel);
        await terminal.Error.WriteLineAsync($"Imported {answer.Drafts.Count} drafts.");
        return answer.Drafts.Count > 0 ? 0 : CommandLine.Failed;
    }

    private async Task TellAsync(PartnerPreview preview)
    {
        foreach (var fault in preview.Faults) await terminal.Output.WriteLineAsync(fault.ToString());
        foreach (var match in preview.Known)
        {
            await terminal.Output.WriteLineAsync($"{match.Draft.SourceId} = {match.RecordId} {match.Ours?.Name}".TrimEnd());
            foreach (var change in match.Changes) await terminal.Output.WriteLineAsync(Line(change));
        }

        var services = preview.Fresh.Count + preview.Known.Select(match => match.Draft).Distinct().Count();
        await terminal.Error.WriteLineAsync($"{services} services, {preview.Faults.Count} faults, {preview.Known.Count} that may be there already.");
    }

    private async Task<int> RefuseAsync(PartnerPreview preview)
    {
        var why = preview switch
        {
            { Forbidden.Count: > 0 } => " Some are beyond the account's area or role.",
            { Known.Count: > 0 } => " Look at what differs; --allow-doubles imports all the same.",
            _ => "",
        };
        await terminal.Error.WriteLineAsync("Nothing was imported." + why);
        return CommandLine.Failed;
    }

    private string Line(FieldChange change) =>
        $"  {words.Of(change.Field)}: {change.Before.ReplaceLineEndings("; ")} → {change.After.ReplaceLineEndings("; ")}";
}
