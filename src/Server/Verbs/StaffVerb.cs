using System.CommandLine;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Server.Hosting;
using SafeHelp.Storage;

namespace SafeHelp.Server.Verbs;

/// <summary><c>staff add</c> and <c>staff reset</c>: accounts of staff by the operator's hand, while the server runs or not.</summary>
internal static class StaffVerb
{
    private const string WholeCountry = "VN";

    // Whoever has the server's command line.
    private static readonly Actor Operator = new("operator", StaffRole.Admin, "");

    public static Command Command(Terminal terminal) => new("staff", "Accounts of the union's staff.") { Add(terminal), Reset(terminal) };

    private static Command Add(Terminal terminal)
    {
        var (email, data, content) = Options();
        var role = new Option<StaffRole>("--role") { Description = "officer (of a commune), reviewer (of a province), publisher (of the centre) or admin.", Required = true };
        var area = new Option<string>("--area") { Description = "Official code: five digits for a commune, two for a province, VN for the whole country.", Required = true };
        var command = new Command("add", "Makes an account and prints the one-time link that sets its password.") { email, role, area, data, content };
        command.SetAction((parsed, cancel) =>
        {
            var wanted = new NewStaff(parsed.GetRequiredValue(email), parsed.GetRequiredValue(role), AreaOf(parsed.GetRequiredValue(area)));
            return RunAsync(terminal, parsed.GetValue(data), store => AddAsync(store, wanted, ContentLocation.Find(parsed.GetValue(content)), cancel), cancel);
        });
        return command;
    }

    private static Command Reset(Terminal terminal)
    {
        var (email, data, _) = Options();
        var command = new Command("reset", "Takes away an account's password and second factor and prints the one-time link that sets them anew.") { email, data };
        command.SetAction((parsed, cancel) => RunAsync(terminal, parsed.GetValue(data), store => ResetAsync(store, parsed.GetRequiredValue(email), cancel), cancel));
        return command;
    }

    private static (Argument<string> Email, Option<string?> Data, Option<string?> Content) Options() =>
        (new Argument<string>("EMAIL") { Description = "Address with which she signs in." },
         new Option<string?>("--data") { Description = "Folder of the database and the keys; data/ if not given." },
         SharedOptions.Content());

    private static string AreaOf(string given) => given.Equals(WholeCountry, StringComparison.OrdinalIgnoreCase) ? "" : given;

    private static async Task<Invitation> AddAsync(SqlStore store, NewStaff wanted, string contentFolder, CancellationToken cancel)
    {
        if (!Emails.IsAddress(wanted.Email)) throw new UsageException($"\"{wanted.Email}\" is no e-mail address.");
        var gazetteer = Gazetteer.Load(contentFolder, new List<ContentProblem>());
        var areas = new AreaMap(() => gazetteer);
        var register = new StaffRegister(store.Staff, store.AccessLog, new StaffRights(areas), areas, TimeProvider.System);
        var (answer, invitation) = await register.AddAsync(Operator, wanted, cancel);
        return answer switch
        {
            RegisterAnswer.Done => invitation!,
            RegisterAnswer.Taken => throw new FailureException($"{wanted.Email} has an account already. For a new link: safehelp staff reset {wanted.Email}."),
            _ => throw new UsageException($"--role {wanted.Role} does not go with --area {(wanted.Area.Length == 0 ? WholeCountry : wanted.Area)}: an officer has a commune's code in force (five digits), a reviewer a province's (two digits), publisher and admin VN."),
        };
    }

    private static async Task<Invitation> ResetAsync(SqlStore store, string email, CancellationToken cancel)
    {
        if (await store.Staff.FindByEmailAsync(Emails.Normal(email), cancel) is not { } account) throw new FailureException($"{email} has no account. Make one: safehelp staff add.");
        var now = TimeProvider.System.GetUtcNow();
        var invitation = Invitation.Again(account with { IsActive = true }, now);
        if (!await store.Staff.UpdateAsync(invitation.Account, cancel)) throw new FailureException("The account was changed at the same moment. Try again.");
        await store.AccessLog.NoteAsync(AccessNote.By(Operator, AccessKinds.StaffReset, account.Id, now), cancel);
        return invitation;
    }

    private static async Task<int> RunAsync(Terminal terminal, string? data, Func<SqlStore, Task<Invitation>> work, CancellationToken cancel)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var folder = data ?? "data";
        try
        {
            Secrets.MakeFolder(folder);
            var section = configuration.GetSection("SafeHelp");
            var cipher = new DataProtectionCipher(PrivacyKeys.Read(section, folder));
            await using var store = await SqlStore.OpenBesideAsync(ServerSettings.DatabaseOf(section, data), cipher, TimeProvider.System, cancel);
            var invitation = await work(store);
            await terminal.Output.WriteLineAsync(invitation.Link.Address(configuration["SafeHelp:PublicUrl"]?.TrimEnd('/') ?? ServerSettings.DefaultUrl));
            await terminal.Error.WriteLineAsync($"One time only, until {invitation.Link.Until:yyyy-MM-dd HH:mm} UTC. Hand it to her alone.");
            return 0;
        }
        catch (StorageUnavailableException unusable)
        {
            throw new FailureException(unusable.Message);
        }
    }
}
