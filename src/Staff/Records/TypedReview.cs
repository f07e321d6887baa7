using System.Globalization;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Staff.Records;

/// <summary>What an officer chose for a record of her sheet.</summary>
internal enum ReviewChoice { None, Keep, Edit, Stop }

/// <summary>One record of the sheet as it was seen, and what is to be done with it.</summary>
/// <param name="Action">Null where nothing is done at once.</param>
internal sealed record Reviewed(RecordAtRevision Record, ReviewChoice Choice, RecordAction? Action);

/// <summary>The sheet of the six-monthly review as it was sent.</summary>
internal static class TypedReview
{
    public static IReadOnlyList<Reviewed> Read(TypedForm form) => [.. form.All("Seen").Select(seen => One(form, seen)).OfType<Reviewed>()];

    private static Reviewed? One(TypedForm form, string seen)
    {
        var bar = seen.LastIndexOf('|');
        if (bar < 0 || !long.TryParse(seen[(bar + 1)..], CultureInfo.InvariantCulture, out var revision)) return null;
        var id = seen[..bar];
        var choice = Choice(form[$"Choice-{id}"], form["Do"] == "all");
        RecordAction? action = choice switch
        {
            ReviewChoice.Keep => new RecordAction.Review(),
            ReviewChoice.Stop => new RecordAction.Withdraw(form[$"Why-{id}"]),
            _ => null,
        };
        return new Reviewed(new RecordAtRevision(id, revision), choice, action);
    }

    private static ReviewChoice Choice(string text, bool isRestKept) =>
        text switch
        {
            "keep" => ReviewChoice.Keep,
            "edit" => ReviewChoice.Edit,
            "stop" => ReviewChoice.Stop,
            _ => isRestKept ? ReviewChoice.Keep : ReviewChoice.None,
        };
}
