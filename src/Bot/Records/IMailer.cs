namespace SafeHelp.Bot.Records;

/// <summary>Sends mail to staff.</summary>
public interface IMailer
{
    /// <exception cref="MailFailedException">It was not taken.</exception>
    Task SendAsync(Mail mail, CancellationToken cancel);
}

/// <summary>A letter in plain text.</summary>
public sealed record Mail(string To, string Subject, string Text);

/// <summary>A letter was not taken by the mail server.</summary>
public sealed class MailFailedException : Exception
{
    public MailFailedException()
        : base("The mail was not taken.")
    {
    }

    public MailFailedException(string message)
        : base(message)
    {
    }

    public MailFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
