using BenchmarkDotNet.Running;
using SafeHelp.Parts.Benchmarks;

// In this process: the project that BenchmarkDotNet would make does not know our central package versions.
// dotnet run -c Release --project tests/Benchmarks/Parts [-- --filter *Nearest* --job short]
BenchmarkSwitcher.FromTypes([typeof(PartsOfASearch)]).Run(["--inProcess", .. args.Length > 0 ? args : ["--filter", "*"]]);
