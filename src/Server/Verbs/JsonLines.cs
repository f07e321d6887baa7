using System.Text;
using System.Text.Json;

namespace SafeHelp.Server.Verbs;

/// <summary>Streams JSON Lines of <c>{"id", "text"}</c> through a writer of answers, in order; a line that cannot be read is said and skipped.</summary>
internal static class JsonLines
{
    /// <param name="answer">Writes the answer for an id and a text as one JSON object.</param>
    /// <returns>The exit code: a failure if any line could not be read.</returns>
    public static async Task<int> RunAsync(Terminal terminal, Action<Stream, string, string> answer)
    {
        var exitCode = 0;
        using var buffer = new MemoryStream();
        for (var number = 1; await terminal.Input.ReadLineAsync() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Read(line) is not var (id, text))
            {
                exitCode = CommandLine.Failed;
                await terminal.Error.WriteLineAsync($"line {number}: not a JSON object with \"id\" and \"text\"; write {{\"id\":\"1\",\"text\":\"…\"}}.");
                continue;
            }

            buffer.SetLength(0);
            answer(buffer, id, text);
            await terminal.Output.WriteLineAsync(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
            // Whoever pipes line by line waits for this answer before the next question.
            await terminal.Output.FlushAsync();
        }

        return exitCode;
    }

    private static (string Id, string Text)? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("text", out var text) || text.ValueKind is not JsonValueKind.String) return null;
            var id = root.TryGetProperty("id", out var given) ? given.ToString() : "";
            return (id, text.GetString()!);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A lone half of a surrogate pair (\ud83d) is JSON but no text.
            return null;
        }
    }
}
