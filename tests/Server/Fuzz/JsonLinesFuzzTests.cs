using System.Text;
using SafeHelp.Server.Verbs;
using SafeHelp.Support.Fuzz;

namespace SafeHelp.Server.Tests.Fuzz;

/// <summary>Lines for <c>understand</c> and <c>places</c>, spoilt in every way: answered, or named by their number.</summary>
public sealed class JsonLinesFuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Lines_of_json()
    {
        var json = new SpoiltJson("""{"id":"1","text":"chồng em đánh em"}""", """{"id":7,"text":"gò vấp","more":[1,{"a":null}]}""");

        output.WriteLine(new FuzzRun("JSON Lines", 0.1, 1_000).Run(
            random => string.Join('\n', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Encoding.UTF8.GetString(json.Of(random)))),
            lines =>
            {
                using var answers = new StringWriter();
                using var faults = new StringWriter();
                var code = JsonLines.RunAsync(new Terminal(new StringReader(lines), answers, faults), (stream, id, text) => stream.Write(Encoding.UTF8.GetBytes($"{id}{text}".ReplaceLineEndings(" ")))).GetAwaiter().GetResult();

                (code == 0).ShouldBe(faults.ToString().Length == 0);
            }));
    }
}
