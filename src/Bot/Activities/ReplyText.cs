using System.Text;

namespace SafeHelp.Bot.Activities;

/// <summary>The whole reply as plain text, for a channel that lacks cards or buttons, in one place for all of them.</summary>
public static class ReplyText
{
    /// <summary>Text and cards, without the suggested actions.</summary>
    public static string Of(Reply reply)
    {
        var text = new StringBuilder(reply.Text);
        if (reply.CardsHeading.Length > 0) text.Append(text.Length > 0 ? "\n\n" : "").Append(reply.CardsHeading);
        foreach (var card in reply.Cards)
        {
            if (text.Length > 0) text.Append("\n\n");
            AppendCard(text, card);
        }

        return text.ToString();
    }

    /// <summary>The suggested actions as a numbered list, for a person who answers with a number.</summary>
    public static string Choices(Reply reply) =>
        string.Join('\n', reply.SuggestedActions.Select((action, i) => $"{i + 1}. {action.Title}"));

    /// <summary>Numbers to call that the text does not name yet, one a line, for a channel that cannot show them as buttons.</summary>
    public static string Calls(Reply reply)
    {
        var said = Of(reply);
        return string.Join('\n', reply.Calls.Where(call => !Names(said, call.Display)).Select(call => $"📞 {call.Title}: {call.Display}"));
    }

    // "111" also stands inside longer numbers, and there it is not named.
    private static bool Names(string text, string number)
    {
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0; at = text.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            var end = at + number.Length;
            if ((at == 0 || !char.IsAsciiDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiDigit(text[end]))) return true;
        }

        return false;
    }

    private static void AppendCard(StringBuilder text, ListingCard card)
    {
        text.Append("📍 ").Append(card.Title);
        foreach (var call in card.Calls) text.Append(" – 📞 ").Append(call.Display);
        foreach (var detail in card.Details) text.Append('\n').Append(detail);
    }
}
