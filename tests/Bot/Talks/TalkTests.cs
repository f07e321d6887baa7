using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Tests.Talks;

/// <summary>Every talk of <c>content/conversations</c>, in the words people use. The transcripts are left under <c>artifacts/</c> to be read aloud.</summary>
public sealed class TalkTests(BotFixture bot) : IClassFixture<BotFixture>
{
    [Fact]
    public void Safety_29_Every_talk_goes_as_it_should()
    {
        var problems = new List<ContentProblem>();
        var talks = Talk.ReadAll(BotFixture.ContentFolder, problems);
        var rehearsal = new Rehearsal(bot.Turn);

        var played = talks.Select(talk => rehearsal.Play(talk.Value)).ToList();

        Directory.CreateDirectory(BotFixture.Artifacts);
        File.WriteAllLines(Path.Combine(BotFixture.Artifacts, "talks.txt"), played.Select(one => one.Transcript));
        problems.ShouldBeEmpty();
        played.SelectMany(one => one.Faults).ShouldBeEmpty("read artifacts/talks.txt; mend the content or, if the talk asks too much, the talk");
    }
}
