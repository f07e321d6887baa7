using SafeHelp.Bot.People;

namespace SafeHelp.Staff.Doors;

/// <summary>The account that Identity works on: it changes the value here, then has it kept.</summary>
public sealed class ConsoleUser(StaffAccount account)
{
    public StaffAccount Account { get; set; } = account;
}
