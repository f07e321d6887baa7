using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Content.Editing;

namespace SafeHelp.Bot.Editing;

/// <summary>Who may do what with the content: the one place that decides it, below every screen.</summary>
public static class ContentPolicy
{
    // Long tables of places are made from official sources, and the passwords are a lock: neither is a matter of words.
    private static readonly string[] NotByStaff = ["places/", "staff/", "text/syllables", "import/encodings"];

    /// <summary>What the bot says, it says everywhere: only the centre changes it.</summary>
    public static bool MayEdit(Actor actor) => actor is { Role: StaffRole.Publisher, Area: "" };

    /// <summary>Whoever keeps the service may see versions and take the files out, too.</summary>
    public static bool MayRead(Actor actor) => MayEdit(actor) || actor.Role is StaffRole.Admin;

    /// <summary>Officers hear how people speak.</summary>
    public static bool MayPropose(Actor actor) => actor.Role is not StaffRole.Admin;

    public static bool IsEditable(string file) => MergedFolder.IsContent(file) && !NotByStaff.Any(start => file.StartsWith(start, StringComparison.Ordinal));
}
