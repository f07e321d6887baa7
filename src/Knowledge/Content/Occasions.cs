using System.Text.Json;

namespace SafeHelp.Knowledge.Content;

/// <summary>Moments of a talk that need an answer of their own, whatever the topic.</summary>
public enum Occasion
{
    /// <summary>The person opened the talk.</summary>
    Joined,

    /// <summary>Said once, after the first answer: it is automatic, messages stay on this phone, how to delete and stop.</summary>
    Notice,

    /// <summary>Danger whose topic has no card of its own.</summary>
    Emergency,

    /// <summary>The person says that the alarm was wrong.</summary>
    Corrected,
    Media,

    /// <summary>The person says to be a child and nothing else yet.</summary>
    UnderAge,

    /// <summary>The person goes on telling; said instead of the same answer a second time.</summary>
    Listening,

    /// <summary>Written in another language than Vietnamese.</summary>
    OtherLanguage,
    Unclear,
    UnclearAgain,
    Stopped,
    Deleted,

    /// <summary>The same where the vendor takes messages back.</summary>
    DeletedThere,
    DiscreetOn,
    DiscreetOff,
    WhichPlace,
    PlaceAlone,

    /// <summary>Something failed on our side; the person gets the numbers all the same.</summary>
    LastResort,

    /// <summary>What to call while an officer is waited for.</summary>
    DeskMeanwhile,

    /// <summary>Nobody answered for long.</summary>
    DeskReminder,

    /// <summary>The officer fell silent; the talk waits again.</summary>
    DeskRequeued,

    /// <summary>Nobody is on duty any longer.</summary>
    DeskOver,
    DeskGivenBack,

    /// <summary>The person waits no longer.</summary>
    DeskLeft,

    /// <summary>Asks for the yes to being handed over.</summary>
    DeskAsk,
    DeskAgreed,
    DeskRefused,
}

/// <summary>The answers of <c>replies/occasions.yml</c>.</summary>
public sealed class Occasions
{
    private const string Child = "self_child";

    private static readonly Answer Nothing = new([], [], false, "", [], []);

    private readonly ILookup<Occasion, Located<Answer>> answers;

    private Occasions(ILookup<Occasion, Located<Answer>> answers) => this.answers = answers;

    public Answer this[Occasion occasion] => AnyChannel(occasion).FirstOrDefault(answer => answer.Speakers.Count == 0) ?? Nothing;

    internal IEnumerable<Located<Answer>> All => answers.SelectMany(found => found);

    /// <summary>In a child's words where there are any.</summary>
    public Answer ForAChild(Occasion occasion) =>
        AnyChannel(occasion).FirstOrDefault(answer => answer.Speakers.Contains(Child)) ?? this[occasion];

    /// <summary>In words that are true on this channel; where it needs none of its own, those of every channel.</summary>
    public Answer On(string channel, Occasion occasion) =>
        OnlyOn(channel, occasion).FirstOrDefault(answer => answer.Speakers.Count == 0) ?? this[occasion];

    /// <summary>The same for a child.</summary>
    public Answer OnForAChild(string channel, Occasion occasion) =>
        OnlyOn(channel, occasion).FirstOrDefault(answer => answer.Speakers.Contains(Child)) ?? ForAChild(occasion);

    private IEnumerable<Answer> AnyChannel(Occasion occasion) => answers[occasion].Select(found => found.Value).Where(answer => answer.Channels.Count == 0);

    private IEnumerable<Answer> OnlyOn(string channel, Occasion occasion) =>
        answers[occasion].Select(found => found.Value).Where(answer => answer.Channels.Contains(channel));

    internal static Occasions Read(YamlSource source)
    {
        var named = new List<(string Name, Located<Answer> Answer)>();
        foreach (var record in source.Records())
        {
            record.OnlyKeys("id", "for", "on", "text", "hotlines", "next");
            var answer = Answers.Read(record) with { Channels = record.Texts("on") };
            named.Add((record.Required("id"), new Located<Answer>(answer, source.File, record.Line)));
        }

        var occasions = Enum.GetValues<Occasion>().ToDictionary(NameOf);
        foreach (var name in occasions.Keys.Where(name => !named.Exists(one => one.Name == name && one.Answer.Value is { Speakers.Count: 0, Channels.Count: 0 })))
            source.Problem(0, $"thiếu câu trả lời “{name}”.", "Thêm một mục có “id” này, không ghi “for”, “on”.");
        foreach (var (name, answer) in named.Where(one => !occasions.ContainsKey(one.Name)))
            source.Problem(answer.Line, $"không có dịp nào tên “{name}”.", "Sửa lại “id”.");
        return new Occasions(named.Where(one => occasions.ContainsKey(one.Name)).ToLookup(one => occasions[one.Name], one => one.Answer));
    }

    private static string NameOf(Occasion occasion) => JsonNamingPolicy.SnakeCaseLower.ConvertName(occasion.ToString());
}
