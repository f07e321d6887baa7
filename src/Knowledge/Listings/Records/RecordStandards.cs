using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>What records are measured by: the terms, kinds, units and blocked numbers of one snapshot.</summary>
public sealed record RecordStandards(RecordTerms Terms, IReadOnlyDictionary<string, Category> Categories, Gazetteer Gazetteer, BlockedNumbers Blocked);
