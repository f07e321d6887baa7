using System.Reflection;

namespace SafeHelp.Architecture.Tests;

/// <summary>References point down: Server → Channels, Staff, Storage → Bot → Knowledge, and never sideways.</summary>
public sealed class ReferenceTests
{
    private static readonly Assembly Server = typeof(Program).Assembly;

    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["SafeHelp.Knowledge"] = [],
        ["SafeHelp.Bot"] = ["SafeHelp.Knowledge"],
        ["SafeHelp.Channels"] = ["SafeHelp.Bot", "SafeHelp.Knowledge"],
        ["SafeHelp.Storage"] = ["SafeHelp.Bot", "SafeHelp.Knowledge"],
        ["SafeHelp.Staff"] = ["SafeHelp.Bot", "SafeHelp.Knowledge"],
    };

    public static TheoryData<string> Projects => [.. Below.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_what_stands_below_it(string project)
    {
        var referenced = Load(project).GetReferencedAssemblies().Select(name => name.Name!).Where(IsOurs);

        referenced.Except(Below[project]).ShouldBeEmpty($"{project} may use {string.Join(", ", Below[project])} only; hand it values from above instead");
    }

    [Theory]
    [InlineData("SafeHelp.Knowledge", "YamlDotNet", "CsvHelper")]
    [InlineData("SafeHelp.Bot")]
    public void The_middle_of_the_line_has_no_packages_beside_its_own(string project, params string[] packages)
    {
        var referenced = Load(project).GetReferencedAssemblies().Select(name => name.Name!).Where(name => !IsOurs(name) && !IsFramework(name));

        referenced.Except(packages).ShouldBeEmpty("a new package comes with half a page in docs/decisions and a line here");
    }

    [Fact]
    public void Every_class_that_nobody_derives_from_is_sealed()
    {
        var types = OurTypes().Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !IsGenerated(type)).ToList();
        var derivedFrom = OurTypes().Select(type => type.BaseType is { IsGenericType: true } generic ? generic.GetGenericTypeDefinition() : type.BaseType).ToHashSet();

        types.Where(type => !derivedFrom.Contains(type)).Select(type => type.FullName).ShouldBeEmpty("seal it");
    }

    [Fact]
    public void A_type_is_the_thing_it_is()
    {
        string[] noNouns = ["Manager", "Helper", "Util", "Utils", "Processor", "Info", "Base"];

        OurTypes().Where(type => noNouns.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))).Select(type => type.FullName).ShouldBeEmpty("name it after the thing it is");
    }

    private static IEnumerable<Type> OurTypes() => Below.Keys.Select(Load).Append(Server).SelectMany(assembly => assembly.GetTypes());

    private static bool IsGenerated(Type type) => type.FullName!.Contains('<', StringComparison.Ordinal) || typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type) || type.BaseType == typeof(System.Text.Json.Serialization.JsonSerializerContext) || type.Name is "Program" || type.Namespace?.StartsWith("SafeHelp", StringComparison.Ordinal) != true || type.Name.StartsWith('_');

    private static Assembly Load(string name) => Assembly.Load(name);

    private static bool IsOurs(string name) => name.StartsWith("SafeHelp.", StringComparison.Ordinal);

    private static bool IsFramework(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard" or "mscorlib" or "System";
}
