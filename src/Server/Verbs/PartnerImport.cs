using System.IO.Compression;
using System.Text;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Records.Import;
using SafeHelp.Channels.OpenData.Import;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings.Duplicates;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Tables;

namespace SafeHelp.Server.Verbs;

/// <summary>What a partner's feed is compared with, and where its drafts go.</summary>
internal sealed record PartnerSources(ImportDesk Desk, RecordLists Lists, KnowledgeSnapshot Knowledge);

/// <summary><c>import</c> of a partner's HSDS feed: compared field by field with what is there already, then drafts, all or nothing.</summary>
internal sealed class PartnerImport(Terminal terminal, PartnerSources sources, bool allowsDoubles, bool isDryRun)
{
    public static bool IsFeed(string path) => Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".JSONL" or ".NDJSON" or ".ZIP";

    public async Task<int> RunAsync(Actor actor, byte[] file, CancellationToken cancel)
    {
        var feed = PartnerFeed.Read(Text(file), sources.Knowledge);
        foreach (var fault in feed.Faults) await terminal.Output.WriteLineAsync(fault);
        var known = await CompareAsync(actor, feed, cancel);
        await terminal.Error.WriteLineAsync($"{feed.Drafts.Count} services, {feed.Faults.Count} faults, {known} that may be there already.");
        if (feed.Drafts.Count == 0 || (known > 0 && !allowsDoubles))
        {
            await terminal.Error.WriteLineAsync("Nothing was imported." + (known > 0 ? " Look at what differs; --allow-doubles imports all the same." : ""));
            return CommandLine.Failed;
        }

        if (isDryRun) return 0;
        var answer = await sources.Desk.KeepAsync(actor, [.. feed.Drafts.Select(draft => draft.Fields)], cancel);
        await terminal.Error.WriteLineAsync(answer.Drafts.Count > 0 ? $"Imported {answer.Drafts.Count} drafts." : "Nothing was imported: some are beyond the account's area or role.");
        return answer.Drafts.Count > 0 ? 0 : CommandLine.Failed;
    }

    private async Task<int> CompareAsync(Actor actor, PartnerFeed feed, CancellationToken cancel)
    {
        var keys = feed.Drafts.Count > 0 ? await sources.Lists.KeysAsync(actor, cancel) : [];
        var ours = keys.Select(key => key.Id).ToHashSet();
        var drafts = feed.Drafts.ToDictionary(draft => draft.SourceId);
        var pairs = DuplicateSearch.Find([.. feed.Drafts.Select(Key)], keys).Where(pair => ours.Contains(pair.Second)).ToList();
        foreach (var pair in pairs)
        {
            if (await sources.Lists.ReadAsync(actor, pair.Second, cancel) is not { } record) continue;
            await terminal.Output.WriteLineAsync($"{pair.First} = {record.Id} {record.Newest.Fields.Name}");
            foreach (var change in drafts[pair.First].ComparedWith(record.Newest.Fields)) await terminal.Output.WriteLineAsync(Line(change));
        }

        return pairs.Count;
    }

    private string Line(FieldChange change) =>
        $"  {sources.Knowledge.Content.Records.Of(change.Field)}: {change.Before.ReplaceLineEndings("; ")} → {change.After.ReplaceLineEndings("; ")}";

    private static DuplicateKey Key(PartnerDraft draft) =>
        new(draft.SourceId, draft.Fields.Name, draft.Fields.Commune ?? "", draft.Fields.Place?.Address ?? "", [.. draft.Fields.Phones.Select(phone => phone.Dial)]);

    private static string Text(byte[] file)
    {
        if (file.Length > TableLimits.Bytes) throw new FailureException($"The feed is too big. Give it in parts of at most {TableLimits.BytesInWords}.");
        if (!file.AsSpan().StartsWith("PK"u8)) return Encoding.UTF8.GetString(file).TrimStart('\uFEFF');
        try
        {
            return Unpacked(file);
        }
        catch (InvalidDataException)
        {
            throw new FailureException("The .zip is damaged. Pack the feed again.");
        }
    }

    private static string Unpacked(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        var services = zip.Entries.FirstOrDefault(entry => entry.Name is "services.json" or "service.json") ?? zip.Entries.FirstOrDefault(entry => IsFeed(entry.Name) && !entry.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase));
        if (services is null) throw new FailureException("The .zip holds no .json of services.");
        using var packed = services.Open();
        // One letter too many is enough to know; what the entry says of its size may be a lie.
        var unpacked = new byte[TableLimits.Bytes * 4 + 1];
        var length = packed.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
        return length < unpacked.Length ? Encoding.UTF8.GetString(unpacked, 0, length).TrimStart('\uFEFF') : throw new FailureException("The feed in the .zip is too big. Give it in parts.");
    }
}
