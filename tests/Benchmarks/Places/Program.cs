using System.Diagnostics;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Places.Benchmarks;

if (args.Length == 0)
{
    Console.Error.WriteLine("Places.Benchmarks CONTENT [evaluate FILE… | say TEXT…]: without more, speed and memory.");
    return 2;
}

var before = GC.GetTotalMemory(forceFullCollection: true);
var clock = Stopwatch.StartNew();
List<ContentProblem> problems = [];
var gazetteer = Gazetteer.Load(args[0], problems, Environment.GetEnvironmentVariable("SafeHelp__Places__PointsFile"));
var load = clock.Elapsed;
foreach (var problem in problems.Take(20)) Console.Error.WriteLine(problem);
var finder = new PlaceFinder(gazetteer);

if (args.Length > 2 && args[1] == "evaluate") foreach (var file in args[2..]) new Evaluation(finder).Run(file);
else if (args.Length > 2 && args[1] == "say") foreach (var text in args[2..]) Console.WriteLine(PlaceJson.Write(finder.Find(text)));
else
{
    Console.WriteLine($"loaded in {load.TotalMilliseconds:F0} ms, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0:F1} MB");
    new Speed(gazetteer, finder).Run();
}

return 0;
