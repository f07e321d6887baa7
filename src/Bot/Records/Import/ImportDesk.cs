using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings.Duplicates;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Tables;

namespace SafeHelp.Bot.Records.Import;

/// <summary>Where a summary table becomes drafts: looked at first, then all of it or nothing.</summary>
public sealed class ImportDesk(RecordDesk desk, RecordLists lists, TurnSource turns)
{
    private const string Mine = "row ";

    /// <summary>What a file would bring, and everything that is to be said of it; nothing is kept.</summary>
    public async Task<ImportPreview> LookAsync(Actor actor, byte[] file, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var knowledge = turns.Current.Knowledge;
        var table = SummaryTable.Read(file, knowledge, progress is null ? null : new RowsTold(progress, cancel));
        progress?.Report(new ImportProgress(ImportStep.Comparing, 0, 0));
        var known = table.Rows.Count > 0 ? await lists.KeysAsync(actor, cancel) : [];
        return ImportPreview.Of(table, [.. Forbidden(actor, table, knowledge), .. Doubles(table, known, knowledge.Content.Import)], ImportCall.IsOperator(actor) ? null : actor.Area);
    }

    /// <summary>Keeps all rows of a preview as drafts, or none.</summary>
    /// <param name="acceptsDoubles">Somebody has looked at what may be there twice.</param>
    public async Task<ImportAnswer> TakeAsync(Actor actor, ImportPreview preview, bool acceptsDoubles, CancellationToken cancel)
    {
        if (preview.Faults > 0 || preview.Rows.Count == 0 || (preview.Doubts > 0 && !acceptsDoubles)) return new ImportAnswer([], []);
        return await KeepAsync(actor, [.. preview.Rows.Select(row => row.Fields!)], cancel);
    }

    /// <summary>Keeps drafts, from wherever they come, all or none.</summary>
    public async Task<ImportAnswer> KeepAsync(Actor actor, IReadOnlyList<RecordFields> drafts, CancellationToken cancel)
    {
        var answers = ImportCall.IsOperator(actor) ? await desk.ImportByOperatorAsync(actor, drafts, cancel) : await desk.ImportAsync(actor, drafts, cancel);
        return new ImportAnswer([.. answers.Select(answer => answer.Record).OfType<ListingRecord>()], [.. answers.SelectMany(answer => answer.Refusals)]);
    }

    private static IEnumerable<ImportNote> Forbidden(Actor actor, SummaryTable table, KnowledgeSnapshot knowledge)
    {
        if (ImportCall.IsOperator(actor)) yield break;
        var texts = knowledge.Content.Import;
        foreach (var row in table.Rows)
        {
            // Where the place is not read yet, that is said first.
            if (row.Fields is not { } fields || (fields.Province.Length == 0 && !fields.Serves.IsNational) || row.Notes.Any(note => note.Code is ImportCode.UnknownCommune or ImportCode.SeveralCommunes)) continue;
            if (RecordPolicy.Allows(actor, RecordActionKind.Create, RecordArea.Of(fields))) continue;
            yield return texts.Note(new ImportPlace(row.Sheet, row.Number), ImportCode.NotAllowed, hint: Where(fields, knowledge));
        }
    }

    private static string Where(RecordFields fields, KnowledgeSnapshot knowledge) =>
        fields.Commune is { } commune ? knowledge.Gazetteer.Label(commune) : knowledge.Gazetteer.Province(fields.Province)?.Name ?? knowledge.Content.Import.Words("whole_country").FirstOrDefault() ?? "";

    private static IEnumerable<ImportNote> Doubles(SummaryTable table, IReadOnlyList<DuplicateKey> known, ImportTexts texts)
    {
        var rows = table.Rows.Where(row => row.Fields is not null).ToList();
        var added = rows.Select((row, at) => Key(at, row.Fields!)).ToList();
        var names = known.ToDictionary(key => key.Id, key => $"“{key.Name}”");
        foreach (var pair in DuplicateSearch.Find(added, known))
        {
            // Of two in the file the later one is told, with the earlier one named.
            var (mine, other) = At(pair.Second) is { } second && At(pair.First) is { } first ? (second, Row(rows[first], texts)) : (At(pair.First) ?? 0, names.GetValueOrDefault(pair.Second, pair.Second));
            var row = rows[mine];
            yield return texts.Note(new ImportPlace(row.Sheet, row.Number, "", texts.Of(pair.Reason is DuplicateReason.SamePhone ? ImportColumn.Phones : ImportColumn.Name).Header), pair.Reason is DuplicateReason.SamePhone ? ImportCode.SamePhone : ImportCode.NearName, hint: other);
        }
    }

    private static string Row(ImportRow row, ImportTexts texts) => $"{texts.Words("row").FirstOrDefault()} {row.Number} {(row.Sheet.Length > 0 ? $"({row.Sheet}) " : "")}“{row.Fields!.Name}”".TrimStart();

    private static int? At(string id) => id.StartsWith(Mine, StringComparison.Ordinal) ? int.Parse(id.AsSpan(Mine.Length), System.Globalization.CultureInfo.InvariantCulture) : null;

    private static DuplicateKey Key(int at, RecordFields fields) =>
        new(Mine + at.ToString(System.Globalization.CultureInfo.InvariantCulture), fields.Name, fields.Commune ?? "", fields.Place?.Address ?? "", [.. fields.Phones.Select(phone => phone.Dial)]);

    // Whoever no longer waits for the rows stops their reading, too.
    private sealed class RowsTold(IProgress<ImportProgress> progress, CancellationToken cancel) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value)
        {
            cancel.ThrowIfCancellationRequested();
            progress.Report(new ImportProgress(ImportStep.Reading, value.Done, value.Total));
        }
    }
}

/// <summary>Who imports beside members of staff.</summary>
public static class ImportCall
{
    /// <summary>Whoever has the server's command line: the database lies open to them anyway, so no area bounds their drafts.</summary>
    public static readonly Actor Operator = new("operator", StaffRole.Admin, "");

    internal static bool IsOperator(Actor actor) => ReferenceEquals(actor, Operator);
}

/// <summary>How far an import has come.</summary>
/// <param name="Total">0 where a step cannot be counted.</param>
public readonly record struct ImportProgress(ImportStep Step, int Done, int Total);

/// <summary>The steps of an import.</summary>
public enum ImportStep { Reading, Comparing, Keeping }

/// <summary>What came of an import: the drafts, or why there are none.</summary>
public sealed record ImportAnswer(IReadOnlyList<ListingRecord> Drafts, IReadOnlyList<Refusal> Refusals);
