using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Replies;

/// <summary>Says the slogan of the action month or day below a greeting while it lasts.</summary>
public static class ActionMonth
{
    /// <summary>The same greeting on a plain day.</summary>
    public static Reply Greeting(Reply greeting, Observances observances, DateTimeOffset now) =>
        observances.SloganOn(VietnamDay.Of(now)) is { } slogan ? greeting with { Text = $"{greeting.Text}\n\n{slogan}" } : greeting;
}
