using System.Diagnostics;
using System.Text.Json;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Evaluation;

/// <summary>Hands the same examples and messages to NLP.js (tests/Peers/NlpJs) and prints how it compares.</summary>
internal static class Peer
{
    public static void Print(string folder, UnderstandingContent content, IReadOnlyList<LabelledMessage> messages, (Figures Figures, double PerSecond) ours)
    {
        var (train, test) = (Path.GetTempFileName(), Path.GetTempFileName());
        File.WriteAllLines(train, content.Examples.Select(example => Row(example.Text, example.Topic)));
        File.WriteAllLines(test, messages.Select(message => Row(message.Text, message.Topic)));
        using var node = Process.Start(new ProcessStartInfo("node", ["peer.mjs", train, test]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var answer = JsonDocument.Parse(node.StandardOutput.ReadToEnd()).RootElement;
        node.WaitForExit();
        File.Delete(train);
        File.Delete(test);
        var theirs = answer.GetProperty("macroF1").GetDouble();
        var rate = answer.GetProperty("messagesPerSecond").GetDouble();
        Report.Line($"NLP.js: macro-F1 {Report.P(theirs)} (ours {Report.P(ours.Figures.MacroF1)}), {rate:0} messages/s (ours {ours.PerSecond / rate:0.00} times as fast), trained in {answer.GetProperty("trainingMs").GetDouble():0} ms");
    }

    private static string Row(string text, Topic topic) => JsonSerializer.Serialize(new { text, topic = Labels.Of(topic) });
}
