using System.Text;
using SafeHelp.Server.Verbs;

// Whatever the machine's locale says: Vietnamese goes in and out as UTF-8.
var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8);
await using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
using var input = new StreamReader(Console.OpenStandardInput(), utf8);

return await CommandLine.RunAsync(args, new Terminal(input, output, error));

/// <summary>The entry point; public so that tests start the real program.</summary>
public partial class Program;
