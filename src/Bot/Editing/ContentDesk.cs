using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Content.Editing;

namespace SafeHelp.Bot.Editing;

/// <summary>Where staff change the content: every change is checked with all the rest before it becomes a version.</summary>
public sealed class ContentDesk(ContentBench bench, IContentVersions versions, NewsBoard board, TimeProvider clock)
{
    private const int MostTries = 5;
    private const int LongestNote = 200;

    /// <summary>Every file that may be edited, with the version that staff gave it.</summary>
    public async Task<IReadOnlyList<ContentFile>> FilesAsync(CancellationToken cancel)
    {
        var newest = (await versions.NewestAsync(cancel)).ToDictionary(version => version.File);
        return [.. bench.Files().Union(newest.Keys).Order(StringComparer.Ordinal).Select(file => Of(file, newest.GetValueOrDefault(file)))];
    }

    /// <returns>Null for what is no file that staff edit.</returns>
    public async Task<ContentFile?> FileAsync(string file, CancellationToken cancel)
    {
        if (!ContentPolicy.IsEditable(file)) return null;
        var found = Of(file, (await versions.HistoryAsync(file, 1, cancel)).FirstOrDefault());
        return found.Newest is null && found.Original.Length == 0 ? null : found;
    }

    public Task<IReadOnlyList<ContentVersion>> HistoryAsync(string file, CancellationToken cancel) => versions.HistoryAsync(file, 50, cancel);

    /// <summary>Checks without keeping anything.</summary>
    public async Task<ContentAnswer> LookAsync(Actor actor, ContentEdit edit, CancellationToken cancel)
    {
        if (!ContentPolicy.MayEdit(actor) || !ContentPolicy.IsEditable(edit.File)) return new ContentAnswer.Refused();
        return await JudgeAsync(edit, await versions.NewestAsync(cancel), cancel);
    }

    /// <summary>Keeps the change as a new version, unless the whole content would have a fault that it has not now.</summary>
    public async Task<ContentAnswer> SaveAsync(Actor actor, ContentEdit edit, CancellationToken cancel)
    {
        if (!ContentPolicy.MayEdit(actor) || !ContentPolicy.IsEditable(edit.File)) return new ContentAnswer.Refused();
        for (var tries = 1; ; tries++)
        {
            var newest = await versions.NewestAsync(cancel);
            if (await JudgeAsync(edit, newest, cancel) is var answer && answer is not ContentAnswer.Sound) return answer;
            var sound = (ContentAnswer.Sound)answer;
            var number = newest.Select(version => version.Number).DefaultIfEmpty().Max() + 1;
            if (await versions.AddAsync(Version(actor, edit, sound.Text, number), cancel))
            {
                board.Tell(News.ContentChanged);
                return sound with { Number = number };
            }

            // Another file was saved in between: what was checked is not what would be served. Again, with that.
            if (tries == MostTries) return new ContentAnswer.Outdated("");
        }
    }

    private async Task<ContentAnswer> JudgeAsync(ContentEdit edit, IReadOnlyList<ContentVersion> newest, CancellationToken cancel)
    {
        var current = Of(edit.File, newest.FirstOrDefault(version => version.File == edit.File)).Text;
        var source = edit.Source(current);
        if (edit.Seen is { } seen && seen != ContentBench.Fingerprint(source)) return new ContentAnswer.Outdated(source);
        if (edit.Apply(current) is not { } text) return new ContentAnswer.NotInPlace();
        var isReturn = edit is ContentEdit.Earlier { Text: null };
        if (isReturn) text = bench.Original(edit.File);
        if (text == current) return new ContentAnswer.Same();
        var over = Over(newest.Where(version => version.File != edit.File));
        var content = await bench.CheckAsync(isReturn ? over : [.. over, new ContentText(edit.File, text, clock.GetUtcNow())], cancel);
        var faults = content.Problems.Count == 0 ? [] : await NewAsync(content.Problems, Over(newest), cancel);
        return faults.Count == 0 ? new ContentAnswer.Sound(text, content, 0) : new ContentAnswer.Faulty(text, content, faults);
    }

    // A fault that is there already must not keep anybody from mending another one. Lines move, so they are not compared.
    private async Task<IReadOnlyList<ContentProblem>> NewAsync(IReadOnlyList<ContentProblem> problems, IReadOnlyCollection<ContentText> now, CancellationToken cancel)
    {
        var known = (await bench.CheckAsync(now, cancel)).Problems.Select(problem => problem with { Line = 0 }).ToHashSet();
        return [.. problems.Where(problem => !known.Contains(problem with { Line = 0 }))];
    }

    private ContentVersion Version(Actor actor, ContentEdit edit, string text, long number) =>
        new(
            number,
            edit.File,
            edit is ContentEdit.Earlier { Text: null } ? null : text,
            ContentBench.Fingerprint(bench.Original(edit.File)),
            actor.Id,
            clock.GetUtcNow(),
            edit.Note.Trim() is var note && note.Length > LongestNote ? note[..LongestNote] : note);

    private ContentFile Of(string file, ContentVersion? newest)
    {
        var original = bench.Original(file);
        return new ContentFile(file, newest?.Text ?? original, original, newest);
    }

    /// <summary>What lies over the folder.</summary>
    public static IReadOnlyCollection<ContentText> Over(IEnumerable<ContentVersion> newest) =>
        [.. newest.Where(version => version.Text is not null).Select(version => new ContentText(version.File, version.Text!, version.At))];
}

/// <summary>A content file as it counts now.</summary>
/// <param name="Text">What is served.</param>
/// <param name="Original">What the folder holds.</param>
/// <param name="Newest">What staff did last; null where they have done nothing.</param>
public sealed record ContentFile(string File, string Text, string Original, ContentVersion? Newest)
{
    public bool IsEdited => Newest?.Text is not null && Text != Original;

    /// <summary>The folder's file came anew after staff had edited it: somebody has to choose.</summary>
    public bool IsOvertaken => IsEdited && Newest!.Original != ContentBench.Fingerprint(Original);
}
