using System.Text.Json;
using SafeHelp.Server.Verbs;

namespace SafeHelp.Server.Tests;

/// <summary>The command line as people and programs use it.</summary>
public sealed class VerbTests
{
    [Fact]
    public async Task Ask_answers_danger_with_the_numbers_first()
    {
        var (code, output, _) = await RunAsync(["ask", "ck em danh em, em o hoc mon", "--now", "2026-11-21T22:00:00+07:00"]);

        code.ShouldBe(0);
        output.ShouldStartWith("📞 113");
        output.ShouldContain("1900 96 96 80");
    }

    [Fact]
    public async Task Ask_prints_activities_as_json_one_a_line()
    {
        var (code, output, _) = await RunAsync(["ask", "111 là số gì", "--json"]);

        code.ShouldBe(0);
        var activities = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        activities.ShouldAllBe(activity => activity.GetProperty("type").GetString() == "message");
        activities[0].GetProperty("text").GetString()!.ShouldContain("111");
    }

    [Fact]
    public async Task Understand_answers_each_line_in_order_and_names_the_one_it_cannot_read()
    {
        var (code, output, error) = await RunAsync(["understand"], "{\"id\":\"a\",\"text\":\"chồng đánh em\"}\nrubbish\n{\"id\":\"b\",\"text\":\"giá vàng hôm nay\"}\n");

        code.ShouldBe(1);
        error.ShouldContain("line 2");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(line => (line.GetProperty("id").GetString(), line.GetProperty("topic").GetString())).ShouldBe([("a", "domestic_violence"), ("b", "out_of_scope")]);
        string[] keys = ["id", "topic", "topics", "urgency", "speaker", "place", "restored", "ms"];
        lines.ShouldAllBe(line => line.EnumerateObject().Select(property => property.Name).SequenceEqual(keys));
    }

    [Fact]
    public async Task Places_answers_in_the_shape_of_the_contract()
    {
        var (code, output, _) = await RunAsync(["places"], "{\"id\":\"1\",\"text\":\"em o go vap\"}\n{\"id\":\"2\",\"text\":\"hải sản ngon\"}\n");

        code.ShouldBe(0);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines[0].GetProperty("place").GetProperty("oldDistrict").GetProperty("code").GetString().ShouldBe("764");
        lines[0].GetProperty("place").GetProperty("province").GetProperty("code").GetString().ShouldBe("79");
        lines[1].GetProperty("place").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Sample_records_fill_an_empty_database_only_and_what_is_live_of_them_is_exported()
    {
        var folder = Directory.CreateTempSubdirectory("safehelp-sample-").FullName;
        var (data, table) = (Path.Combine(folder, "data"), Path.Combine(folder, "bang.csv"));

        var (made, _, _) = await RunAsync(["sample", "--count", "40", "--data", data]);
        var (again, _, refused) = await RunAsync(["sample", "--count", "40", "--data", data]);
        var (exported, _, _) = await RunAsync(["export", "csv", "--out", table, "--data", data]);
        var (none, _, missing) = await RunAsync(["export", "csv", "--out", table, "--data", folder]);

        (made, again, exported, none).ShouldBe((0, 1, 0, 1));
        refused.ShouldContain("There is a database");
        missing.ShouldContain("There is no database");
        // One in twenty each is a draft, submitted, confirmed or withdrawn; of the rest a few fell due too long ago.
        (await File.ReadAllLinesAsync(table)).Count(line => line.Contains("[MẪU]", StringComparison.Ordinal)).ShouldBeInRange(24, 32);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Search_finds_what_serves_the_place_before_what_serves_everybody()
    {
        var (code, output, _) = await RunAsync(["search", "--place", "hóc môn", "--json", "--top", "5"]);

        code.ShouldBe(0);
        var first = JsonDocument.Parse(output.Split('\n')[0]).RootElement;
        first.GetProperty("id").GetString()!.ShouldStartWith("hcm-");
        first.GetProperty("score").GetDouble().ShouldBeGreaterThan(0);
        first.GetProperty("why").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Check_finds_no_fault_in_the_content_that_is_shipped()
    {
        var (code, output, _) = await RunAsync(["check"]);

        output.ShouldBeEmpty();
        code.ShouldBe(0);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", "xin chào", "--at", "abc")]
    [InlineData("ask", "xin chào", "--place", "xyzzyx")]
    [InlineData("ask", "xin chào", "--now", "hôm qua")]
    [InlineData("search", "--top", "0")]
    [InlineData("search", "--category", "khong_co")]
    [InlineData("serve", "--content", "/no/such/folder")]
    [InlineData("nonsense")]
    public async Task Misuse_is_one_clear_line_and_exit_code_2(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.Trim().Split('\n').Length.ShouldBe(1, error);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] args, string input = "")
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, new Terminal(new StringReader(input), output, error));
        return (code, output.ToString(), error.ToString());
    }
}
