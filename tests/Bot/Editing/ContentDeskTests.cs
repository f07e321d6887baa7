using SafeHelp.Bot.Editing;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Content.Editing;
using SafeHelp.Support;

namespace SafeHelp.Bot.Tests.Editing;

/// <summary>The centre changes content; what would be faulty is not kept, and nobody's text is lost.</summary>
public sealed class ContentDeskTests : IClassFixture<BotFixture>, IDisposable
{
    private const string Calendar = "calendar.yml";

    private static readonly Actor Publisher = new("lan", StaffRole.Publisher, "");

    private readonly KeptVersions versions = new();
    private readonly NewsBoard board = new();
    private readonly List<News> told = [];
    private readonly ContentBench bench = new(BotFixture.ContentFolder, null);
    private readonly ContentDesk desk;
    private readonly PhraseDesk phrases;

    public ContentDeskTests(BotFixture bot)
    {
        var clock = new FakeTime(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        board.Told += told.Add;
        desk = new ContentDesk(bench, versions, board, clock);
        phrases = new PhraseDesk(versions, desk, new TurnSource(bot.Turn), clock);
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_sound_change_becomes_a_version_and_is_told_to_the_other_processes()
    {
        var answer = await desk.SaveAsync(Publisher, await SloganAsync("Câu mới [MẪU]."), default);

        var sound = answer.ShouldBeOfType<ContentAnswer.Sound>();
        sound.Number.ShouldBe(1);
        sound.Content.Knowledge.Content.Observances.SloganOn(new DateOnly(2026, 3, 8)).ShouldBe("Câu mới [MẪU].");
        versions.All.ShouldHaveSingleItem().By.ShouldBe("lan");
        told.ShouldBe([News.ContentChanged]);
        (await desk.FileAsync(Calendar, default))!.IsEdited.ShouldBeTrue();
    }

    [Fact]
    public async Task A_change_that_would_be_faulty_is_not_kept_and_each_fault_is_named()
    {
        var answer = await desk.SaveAsync(Publisher, new ContentEdit.Whole("topics/shelter.yml", "topic: shelter\ntitle: chỗ\nanswers:\n  - text: Gọi ngay 113.\n"), default);

        var faulty = answer.ShouldBeOfType<ContentAnswer.Faulty>();
        faulty.Faults.ShouldContain(fault => fault.File == "topics/shelter.yml" && fault.Fault.Contains("113") && fault.Mend.Length > 0);
        versions.All.ShouldBeEmpty();
        told.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_breaks_another_file_is_a_fault_too()
    {
        var file = (await desk.FileAsync("listings/hotlines.yml", default))!.Text;

        var answer = await desk.SaveAsync(Publisher, new ContentEdit.Whole("listings/hotlines.yml", file.Replace("- id: vn-113", "- id: vn-113x", StringComparison.Ordinal)), default);

        answer.ShouldBeOfType<ContentAnswer.Faulty>().Faults.Select(fault => fault.File).ShouldContain(name => name.StartsWith("topics/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_editors_of_the_same_part_the_second_is_shown_the_firsts_text()
    {
        var first = await SloganAsync("Câu của chị Lan.");
        var second = await SloganAsync("Câu của chị Mai.");
        await desk.SaveAsync(Publisher, first, default);

        var answer = await desk.SaveAsync(Publisher, second, default);
        var again = await desk.SaveAsync(Publisher, second with { Seen = ContentBench.Fingerprint(((ContentAnswer.Outdated)answer).Theirs) }, default);

        answer.ShouldBeOfType<ContentAnswer.Outdated>().Theirs.ShouldContain("Câu của chị Lan.");
        again.ShouldBeOfType<ContentAnswer.Sound>("once she has seen it, she may decide");
        versions.All.Count.ShouldBe(2, "nothing is written over");
    }

    [Fact]
    public async Task Two_editors_of_different_parts_of_a_file_do_not_meet()
    {
        var first = await SloganAsync("Câu của chị Lan.", at: 0);
        var second = await SloganAsync("Câu của chị Mai.", at: 1);

        await desk.SaveAsync(Publisher, first, default);
        await desk.SaveAsync(Publisher, second, default);

        var text = (await desk.FileAsync(Calendar, default))!.Text;
        text.ShouldContain("Câu của chị Lan.");
        text.ShouldContain("Câu của chị Mai.");
    }

    [Fact]
    public async Task What_was_checked_with_older_files_is_checked_again_with_the_newer_ones()
    {
        var edit = await SloganAsync("Câu mới.");
        versions.Before = () => versions.AddAsync(new ContentVersion(1, "menu.yml", bench.Original("menu.yml") + "\n", "", "mai", default, ""), default);

        var answer = await desk.SaveAsync(Publisher, edit, default);

        answer.ShouldBeOfType<ContentAnswer.Sound>().Number.ShouldBe(2);
    }

    [Fact]
    public async Task An_undo_is_a_version_as_well()
    {
        await desk.SaveAsync(Publisher, await SloganAsync("Câu mới."), default);

        var answer = await desk.SaveAsync(Publisher, new ContentEdit.Earlier(Calendar, null), default);

        answer.ShouldBeOfType<ContentAnswer.Sound>().Number.ShouldBe(2);
        (await desk.FileAsync(Calendar, default))!.Text.ShouldBe(bench.Original(Calendar));
        (await desk.SaveAsync(Publisher, new ContentEdit.Earlier(Calendar, null), default)).ShouldBeOfType<ContentAnswer.Same>();
    }

    [Theory]
    [InlineData(StaffRole.Publisher, "", Calendar, true)]
    [InlineData(StaffRole.Admin, "", Calendar, false)]
    [InlineData(StaffRole.Reviewer, "79", Calendar, false)]
    [InlineData(StaffRole.Officer, "26740", Calendar, false)]
    [InlineData(StaffRole.Publisher, "", "staff/common-passwords.yml", false)]
    [InlineData(StaffRole.Publisher, "", "places/communes.csv", false)]
    [InlineData(StaffRole.Publisher, "", "../secrets.yml", false)]
    public async Task Only_the_centre_edits_and_only_words(StaffRole role, string area, string file, bool may)
    {
        var answer = await desk.LookAsync(new Actor("lan", role, area), new ContentEdit.Whole(file, bench.Original(file) + "# thêm\n"), default);

        (answer is not ContentAnswer.Refused).ShouldBe(may);
    }

    [Fact]
    public async Task A_proposed_phrase_that_is_accepted_stands_in_the_content_once()
    {
        await phrases.ProposeAsync(new Actor("hoa", StaffRole.Officer, "26740"), new WantedPhrase("bị quản hết tiền", Topic.DomesticViolence, Urgency.High, Speaker.SelfAdult, "", ""), default);
        await phrases.ProposeAsync(Publisher, new WantedPhrase("111 gọi có mất tiền không nhỉ", Topic.HotlineLookup, Urgency.Normal, Speaker.Unknown, "so-111", ""), default);

        foreach (var open in await phrases.OpenAsync(default)) (await phrases.AcceptAsync(Publisher, open.Id, default)).ShouldBeOfType<ContentAnswer.Sound>();

        (await phrases.OpenAsync(default)).ShouldBeEmpty();
        var learnt = (await desk.FileAsync("understanding/from_staff.yml", default))!;
        YamlText.Read(learnt.Text)!.Lines("examples/0/messages").ShouldBe(["bị quản hết tiền"]);
        (await desk.FileAsync("questions.yml", default))!.Text.ShouldContain("111 gọi có mất tiền không nhỉ");
    }

    [Theory]
    [InlineData("bị quản hết tiền", "chị ấy kể ở phường Bến Thành hôm qua, gọi cho tôi lúc chín giờ tối rồi khóc mãi không nói được gì")]
    [InlineData("bị quản hết tiền", "số 0912 345 678")]
    public async Task A_note_is_kept_to_the_same_rules(string phrase, string note)
    {
        var refusal = await phrases.ProposeAsync(Publisher, new WantedPhrase(phrase, Topic.DomesticViolence, Urgency.High, Speaker.SelfAdult, "", note), default);

        refusal.ShouldNotBeNull().IsInNote.ShouldBeTrue();
        (await phrases.OpenAsync(default)).ShouldBeEmpty();
    }

    private async Task<ContentEdit> SloganAsync(string slogan, int at = 0)
    {
        var text = YamlText.Read((await desk.FileAsync(Calendar, default))!.Text)!;
        var part = ContentParts.Of(Calendar, text)[at];
        return new ContentEdit.Part(Calendar, part, new Dictionary<string, string> { ["slogan"] = slogan }) { Seen = ContentBench.Fingerprint(PartForm.Source(text, part)) };
    }
}
