using System.Globalization;
using System.Net.Mail;
using SafeHelp.Bot.Records;
using SafeHelp.Server.Verbs;

namespace SafeHelp.Server.Hosting;

/// <summary>The mail server to send through, from <c>SafeHelp__Smtp__…</c>.</summary>
/// <param name="User">Null for a server that asks for none.</param>
internal sealed record SmtpSettings(string Host, int Port, string? User, string? Password, string From)
{
    private const int SubmissionPort = 587;

    /// <summary>Whether to ask for TLS: always, but for a relay on this very machine.</summary>
    public bool IsSecure => Host is not ("localhost" or "127.0.0.1" or "::1");

    /// <returns>Null where no mail server is set: then nothing is sent.</returns>
    /// <exception cref="UsageException">A setting is wrong.</exception>
    public static SmtpSettings? Read(IConfigurationSection section)
    {
        if (section["Host"] is not { Length: > 0 } host) return null;
        if (!MailAddress.TryCreate(section["From"], out _)) throw new UsageException("SafeHelp__Smtp__From is no e-mail address. Write the address that reminders come from.");
        return new SmtpSettings(host, PortOf(section["Port"]), section["User"], section["Password"], section["From"]!);
    }

    private static int PortOf(string? text)
    {
        if (text is null) return SubmissionPort;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new UsageException($"SafeHelp__Smtp__Port \"{text}\" is no port. Write a number, as 587.");
    }
}

/// <summary>Sends mail by SMTP, with STARTTLS.</summary>
internal sealed class SmtpMailer(SmtpSettings settings) : IMailer
{
    public async Task SendAsync(Mail mail, CancellationToken cancel)
    {
        try
        {
            using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.IsSecure };
            if (settings.User is not null) client.Credentials = new System.Net.NetworkCredential(settings.User, settings.Password);
            using var message = new MailMessage(settings.From, mail.To, mail.Subject, mail.Text);
            await client.SendMailAsync(message, cancel);
        }
        catch (SmtpException fault)
        {
            // The text of the fault may name the address; its status does not.
            throw new MailFailedException($"The mail server answered {fault.StatusCode}.", fault);
        }
    }
}
