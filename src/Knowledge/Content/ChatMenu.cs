using System.Text.RegularExpressions;

namespace SafeHelp.Knowledge.Content;

/// <summary>What the profile and the menu of the bot say in messaging apps: <c>menu.yml</c>.</summary>
/// <param name="Description">Shown in an empty talk.</param>
/// <param name="ShortDescription">Shown on the profile.</param>
public sealed partial record ChatMenu(string Description, string ShortDescription, IReadOnlyList<MenuCommand> Commands, IReadOnlyList<QuickReply> Menu)
{
    public static readonly ChatMenu None = new("", "", [], []);

    private const int LongestDescription = 512;
    private const int LongestShort = 120;
    private const int LongestTitle = 30;

    internal static ChatMenu Read(YamlSource source)
    {
        if (source.Records() is not [var record, ..]) return None;
        record.OnlyKeys("description", "short_description", "commands", "menu");
        var menu = new ChatMenu(
            Limited(record, "description", LongestDescription),
            Limited(record, "short_description", LongestShort),
            [.. record.Records("commands").Select(Command)],
            [.. record.Records("menu").Select(Answers.Next)]);
        foreach (var item in menu.Menu.Where(item => item.Title.Length > LongestTitle))
            record.Fault("menu", $"mục “{item.Title}” quá dài.", $"Rút còn {LongestTitle} chữ cái.");
        return menu;
    }

    private static string Limited(YamlRecord record, string key, int longest)
    {
        var text = record.Required(key);
        if (text.Length > longest) record.Fault(key, $"“{key}” dài {text.Length} chữ cái.", $"Rút còn {longest} trở xuống.");
        return text;
    }

    private static MenuCommand Command(YamlRecord record)
    {
        record.OnlyKeys("command", "about");
        var command = new MenuCommand(record.Required("command"), record.Required("about"));
        if (!CommandShape().IsMatch(command.Command)) record.Fault("command", $"lệnh “{command.Command}” không hợp lệ.", "Chỉ dùng chữ thường không dấu, số và dấu _, ví dụ xoa.");
        return command;
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex CommandShape();
}

/// <summary>A command that people type after a slash.</summary>
/// <param name="About">What it does, as the menu says it.</param>
public sealed record MenuCommand(string Command, string About);
