using System.CommandLine;
using SafeHelp.Server.Hosting;

namespace SafeHelp.Server.Verbs;

/// <summary><c>serve</c>: the whole service on embedded defaults.</summary>
internal static class ServeVerb
{
    public static Command Command()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, as http://localhost:5080." };
        var data = new Option<string?>("--data") { Description = "Folder for the database and the keys; data/ if not given." };
        var content = SharedOptions.Content();
        var command = new Command("serve", "Starts the whole service: web chat, channels, staff console.") { urls, data, content };
        command.SetAction((parsed, cancel) => ServerHost.RunAsync(new ServeOptions(parsed.GetValue(urls), parsed.GetValue(data), parsed.GetValue(content)), cancel));
        return command;
    }
}
