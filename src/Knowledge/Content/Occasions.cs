using System.Text.Json;

namespace SafeHelp.Knowledge.Content;

/// <summary>Moments of a talk that need an answer of their own, whatever the topic.</summary>
public enum Occasion
{
    /// <summary>The person opened the talk.</summary>
    Joined,

    /// <summary>Said once, after the first answer: it is automatic, messages stay on this phone, how to delete and stop.</summary>
    Notice,

    /// <summary>The same, in a child's words.</summary>
    NoticeForChild,

    /// <summary>Danger whose topic has no card of its own.</summary>
    Emergency,

    /// <summary>The person says that the alarm was wrong.</summary>
    Corrected,
    Media,
    Unclear,
    UnclearAgain,
    Stopped,
    Deleted,
    WhichPlace,
    PlaceAlone,

    /// <summary>Something failed on our side; the person gets the numbers all the same.</summary>
    LastResort,
}

/// <summary>The answers of <c>replies/occasions.yml</c>.</summary>
public sealed class Occasions
{
    private static readonly Answer Nothing = new([], [], false, "", [], []);

    private readonly Dictionary<Occasion, Located<Answer>> answers;

    private Occasions(Dictionary<Occasion, Located<Answer>> answers) => this.answers = answers;

    public Answer this[Occasion occasion] => answers.TryGetValue(occasion, out var found) ? found.Value : Nothing;

    internal IEnumerable<Located<Answer>> All => answers.Values;

    internal static Occasions Read(YamlSource source)
    {
        var byName = new Dictionary<string, Located<Answer>>();
        foreach (var record in source.Records())
        {
            record.OnlyKeys("id", "text", "hotlines", "next");
            byName[record.Required("id")] = new Located<Answer>(Answers.Read(record), source.File, record.Line);
        }

        return new Occasions(Known(byName, source));
    }

    private static Dictionary<Occasion, Located<Answer>> Known(Dictionary<string, Located<Answer>> byName, YamlSource source)
    {
        var answers = new Dictionary<Occasion, Located<Answer>>();
        foreach (var occasion in Enum.GetValues<Occasion>())
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(occasion.ToString());
            if (byName.Remove(name, out var answer)) answers[occasion] = answer;
            else source.Problem(0, $"thiếu câu trả lời “{name}”.", "Thêm một mục có “id” này.");
        }

        foreach (var (name, answer) in byName)
            source.Problem(answer.Line, $"không có dịp nào tên “{name}”.", "Sửa lại “id”.");
        return answers;
    }
}
