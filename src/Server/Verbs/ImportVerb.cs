using System.CommandLine;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Records.Import;
using SafeHelp.Bot.Records.Import.Partners;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Tables;
using SafeHelp.Server.Hosting;
using SafeHelp.Staff.Import;
using SafeHelp.Storage;

namespace SafeHelp.Server.Verbs;

/// <summary><c>import</c>: the union's summary table becomes drafts, all of it or nothing. <c>template</c>: the empty table.</summary>
internal static class ImportVerb
{
    public static Command Import(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The summary table, .xlsx or .csv; or a partner's HSDS feed, .json or .zip." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only look: nothing is kept." };
        var report = new Option<string?>("--report") { Description = "Write every fault to this file, .csv or .xlsx." };
        var doubles = new Option<bool>("--allow-doubles") { Description = "Import although some may be there already; without it they are faults." };
        var email = new Option<string?>("--as") { Description = "E-mail of the account in whose name and rights to import. Without it the operator imports: drafts anywhere, \"operator\" in their history." };
        var data = new Option<string?>("--data") { Description = "Folder of the database; data/ if not given." };
        var content = SharedOptions.Content();
        var command = new Command("import", "Makes drafts of the union's summary table, all or nothing. Prints each fault with sheet, row, column and what to enter; exit code 1 if there is any.") { file, dryRun, report, doubles, email, data, content };
        command.SetAction((parsed, cancel) =>
        {
            var asked = new Asked(parsed.GetRequiredValue(file), parsed.GetValue(dryRun), parsed.GetValue(report), parsed.GetValue(doubles), parsed.GetValue(email));
            return RunAsync(terminal, asked, (parsed.GetValue(data), parsed.GetValue(content)), cancel);
        });
        return command;
    }

    public static Command Template(Terminal terminal)
    {
        var output = new Option<string>("--out") { Description = "File to write, .xlsx.", Required = true };
        var content = SharedOptions.Content();
        var command = new Command("template", "Writes the empty summary table to fill in, with explanations and lists to choose from.") { output, content };
        command.SetAction(async (parsed, cancel) =>
        {
            var knowledge = Knowledge.KnowledgeSnapshot.Load(ContentLocation.Find(parsed.GetValue(content)), SharedOptions.PointsFile());
            await WriteAsync(parsed.GetRequiredValue(output), TableTemplate.Make(knowledge), cancel);
            await terminal.Error.WriteLineAsync($"Written: {parsed.GetRequiredValue(output)}");
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Asked asked, (string? Data, string? Content) places, CancellationToken cancel)
    {
        if (asked.Report is { } report && !report.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !report.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) throw new UsageException("--report wants a file that ends in .csv or .xlsx.");
        var file = await ReadAsync(asked.File, cancel);
        var turns = new TurnSource(SharedOptions.LoadTurn(places.Content));
        var folder = places.Data ?? "data";
        try
        {
            Secrets.MakeFolder(folder);
            var section = SharedOptions.Configuration().GetSection("SafeHelp");
            var cipher = new DataProtectionCipher(PrivacyKeys.Read(section, folder));
            await using var store = await SqlStore.OpenBesideAsync(ServerSettings.DatabaseOf(section, places.Data), cipher, TimeProvider.System, cancel);
            var lists = new RecordLists(store.Records, turns, TimeProvider.System);
            var desk = new ImportDesk(new RecordDesk(store.Records, turns, new NewsBoard(), TimeProvider.System), lists, turns);
            var feed = new PartnerImport(terminal, new PartnerDesk(desk, lists, turns), turns.Current.Knowledge.Content.Records);
            return await ImportAsync(terminal, asked, (desk, feed, await ActorAsync(store, asked.Email, cancel), file, turns.Current.Knowledge.Content.Import), cancel);
        }
        catch (StorageUnavailableException unusable)
        {
            throw new FailureException(unusable.Message);
        }
    }

    private static async Task<int> ImportAsync(Terminal terminal, Asked asked, (ImportDesk Desk, PartnerImport Feed, Actor Actor, byte[] File, ImportTexts Texts) work, CancellationToken cancel)
    {
        if (PartnerImport.IsFeed(asked.File)) return await work.Feed.RunAsync(work.Actor, work.File, (asked.AllowsDoubles, asked.IsDryRun), cancel);
        var bar = new ProgressBar(terminal);
        var preview = await work.Desk.LookAsync(work.Actor, work.File, bar, cancel);
        bar.Clear();
        foreach (var note in preview.Notes) await terminal.Output.WriteLineAsync(Line(asked.File, note, work.Texts));
        if (asked.Report is { } report) await WriteAsync(report, report.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? FaultReport.Csv(preview.Notes, work.Texts) : FaultReport.Xlsx(preview.Notes, work.Texts), cancel);
        await terminal.Error.WriteLineAsync($"{preview.Rows.Count} rows, {preview.Faults} faults, {preview.Doubts} that may be there twice, {preview.Marks} to look at.");
        if (!preview.MayBeTaken || (preview.Doubts > 0 && !asked.AllowsDoubles))
        {
            await terminal.Error.WriteLineAsync("Nothing was imported." + (preview.MayBeTaken ? " Look at what may be there twice; --allow-doubles imports all the same." : ""));
            return CommandLine.Failed;
        }

        if (asked.IsDryRun) return 0;
        bar.Report(new ImportProgress(ImportStep.Keeping, 0, 0));
        var answer = await work.Desk.TakeAsync(work.Actor, preview, asked.AllowsDoubles, cancel);
        bar.Clear();
        await terminal.Error.WriteLineAsync($"Imported {answer.Drafts.Count} drafts.");
        return answer.Drafts.Count > 0 ? 0 : CommandLine.Failed;
    }

    private static string Line(string file, ImportNote note, ImportTexts texts)
    {
        var cell = note.Row > 0 ? $"{note.Column}{note.Row}" : note.Column;
        var place = string.Join('!', new[] { note.Sheet, cell }.Where(part => part.Length > 0));
        var header = note.Header.Length > 0 ? $" ({note.Header})" : "";
        return $"{Path.GetFileName(file)}:{(place.Length > 0 ? $"{place}{header}:" : "")} {FaultReport.Grade(note.Grade, texts)}: {note.What} {note.Mend}".ReplaceLineEndings(" ");
    }

    private static async Task<Actor> ActorAsync(SqlStore store, string? email, CancellationToken cancel)
    {
        if (email is null) return ImportCall.Operator;
        var account = await store.Staff.FindByEmailAsync(Emails.Normal(email), cancel);
        return account is { IsActive: true } ? new Actor(account.Id, account.Role, account.Area) : throw new FailureException($"{email} has no account in use.");
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            var file = new FileInfo(path);
            // One byte too many is enough to be told so in the table's own words.
            await using var stream = file.OpenRead();
            var bytes = new byte[Math.Min(file.Length, TableLimits.Bytes + 1)];
            await stream.ReadExactlyAsync(bytes, cancel);
            return bytes;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"Cannot read {path}. Give a file that is there.");
        }
    }

    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllBytesAsync(path, bytes, cancel);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"Cannot write {path}. Give another file.");
        }
    }

    private sealed record Asked(string File, bool IsDryRun, string? Report, bool AllowsDoubles, string? Email);
}
