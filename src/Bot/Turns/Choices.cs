using System.Globalization;
using SafeHelp.Bot.Activities;

namespace SafeHelp.Bot.Turns;

/// <summary>Where a channel lacks buttons the choices are numbered, and a typed number picks one.</summary>
internal static class Choices
{
    public static IncomingMessage Resolve(Conversation conversation, IncomingMessage message)
    {
        var typed = message.Text.Trim().TrimEnd('.', ')');
        return int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= conversation.Choices.Count
            ? message with { Text = conversation.Choices[number - 1] }
            : message;
    }
}
