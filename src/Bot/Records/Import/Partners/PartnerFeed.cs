using System.Text.Json;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Bot.Records.Import.Partners;

/// <summary>A partner's service as a draft of ours.</summary>
/// <param name="SourceId">The partner's id of the service, by which the next reading finds it again.</param>
public sealed record PartnerDraft(string SourceId, RecordFields Fields)
{
    /// <summary>What the partner says otherwise than we do, field by field; people in charge are ours alone and are not compared.</summary>
    public IReadOnlyList<FieldChange> ComparedWith(RecordFields ours) => Comparison.Of(ours, Fields with { People = ours.People });
}

/// <summary>What a partner's HSDS feed holds, or why none of it is taken.</summary>
/// <param name="Faults">Where in the feed, and what is missing; when there is any there are no drafts.</param>
public sealed record PartnerFeed(IReadOnlyList<PartnerDraft> Drafts, IReadOnlyList<PartnerFault> Faults)
{
    /// <summary>Reads services as an array, as a page of a list, or one a line. All or none: half a feed would look like a withdrawal of the rest.</summary>
    public static PartnerFeed Read(string text, KnowledgeSnapshot knowledge)
    {
        List<PartnerFault> faults = [];
        var reading = new PartnerService(knowledge, faults);
        List<PartnerDraft> drafts = [];
        try
        {
            foreach (var service in Services(text)) drafts.Add(reading.Read(service, $"/{drafts.Count}"));
        }
        catch (JsonException unreadable)
        {
            faults.Add(new PartnerFault($"{unreadable.LineNumber + 1}", PartnerFaultKind.NotJson));
        }

        var twice = drafts.GroupBy(draft => draft.SourceId).Where(same => same.Count() > 1).Select(same => new PartnerFault(same.Key, PartnerFaultKind.Twice));
        faults.AddRange(twice);
        return faults.Count == 0 ? new PartnerFeed(drafts, []) : new PartnerFeed([], faults);
    }

    private static IEnumerable<JsonElement> Services(string text)
    {
        var isWhole = text.TrimStart().StartsWith('[') || !text.Trim().Contains('\n', StringComparison.Ordinal);
        if (!isWhole && TryWhole(text) is null) return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone());
        var root = TryWhole(text) ?? JsonDocument.Parse(text).RootElement;
        if (root.ValueKind is JsonValueKind.Array) return [.. root.EnumerateArray()];
        return root.ValueKind is JsonValueKind.Object && root.TryGetProperty("contents", out var contents) ? [.. contents.EnumerateArray()] : [root];
    }

    // Lines of objects are no JSON as a whole; a page that is printed over many lines is.
    private static JsonElement? TryWhole(string text)
    {
        try
        {
            return JsonDocument.Parse(text).RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
