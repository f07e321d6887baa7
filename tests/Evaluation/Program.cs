using System.Diagnostics;
using SafeHelp.Bot.Understanding;
using SafeHelp.Evaluation;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

// Usage: [--data FILE.jsonl] [--content DIR] [--errors topic|urgency|speaker] [--cross-validate FOLDS] [--curve] [--thresholds] [--speed] [--peer DIR]
string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

var content = Option("--content") ?? Path.Combine(AppContext.BaseDirectory, "content");
var data = Option("--data") ?? Path.Combine(AppContext.BaseDirectory, "heldout.jsonl");
var watch = Stopwatch.StartNew();
var problems = new List<ContentProblem>();
var known = UnderstandingContent.Read(content, problems);
foreach (var problem in problems) Console.Error.WriteLine(problem);
var readIn = watch.ElapsedMilliseconds;
if (args.Contains("--curve"))
{
    LearningCurve.Print(known, LabelledMessage.Read(data));
    return;
}

if (Option("--cross-validate") is { } folds)
{
    CrossValidation.Print(known, int.Parse(folds, System.Globalization.CultureInfo.InvariantCulture), Option("--errors"));
    return;
}

watch.Restart();
var understander = Understander.Build(known, SafeHelp.Knowledge.KnowledgeSnapshot.Load(content).Places.Find);
if (args.Contains("--thresholds")) Thresholds.Print(understander, LabelledMessage.Read(data));
Report.Line($"{known.Examples.Count} examples: read in {readIn} ms, learnt in {watch.ElapsedMilliseconds} ms, model {understander.ModelBytes / 1048576.0:0.0} MiB");
var messages = LabelledMessage.Read(data);
var figures = new Figures([.. messages.Select(message => new Judged(message, understander.Understand(message.Text)))]);
Report.Print("all", figures);
Report.PrintTopics(figures);
foreach (var style in messages.Select(message => message.Style).Distinct()) Report.Print(style, figures.Of(row => row.Message.Style == style));
Report.Line($"syllables restored: {Report.P(Restoration.ShareRight(understander, messages))}");
var marked = figures.Of(row => Folding.HasMarks(row.Message.Text));
var stripped = new Figures([.. marked.Rows.Select(row => new Judged(row.Message, understander.Understand(Folding.Fold(row.Message.Text))))]);
Report.Line($"accented rows: macro-F1 {Report.P(marked.MacroF1)}, with marks taken off {Report.P(stripped.MacroF1)}; emergency recall {Report.P(marked.EmergencyRecall)} and {Report.P(stripped.EmergencyRecall)}");
var perSecond = args.Contains("--speed") || args.Contains("--peer") ? Speed.Print(understander, messages) : 0;
if (Option("--peer") is { } peer) Peer.Print(peer, known, messages, (figures, perSecond));
Report.PrintErrors(figures, Errors.Of(Option("--errors")));
