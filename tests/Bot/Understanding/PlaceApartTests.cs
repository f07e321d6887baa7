using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Tests.Understanding;

/// <summary>Where she is says little of what happened to her: a cry stays that cry with any place of the country behind it.</summary>
public sealed class PlaceApartTests(BotFixture bot) : IClassFixture<BotFixture>
{
    // A few communes bear names that no finder takes for a place ("Phường 7" alone); the words around them then read like a question for it.
    private const double LeastRight = 0.99;

    [Theory]
    [InlineData("chồng đánh", Topic.DomesticViolence)]
    [InlineData("bị hiếp dâm", Topic.SexualViolence)]
    [InlineData("thầy giáo sờ em", Topic.ChildAbuse)]
    public void A_cry_stays_that_cry_in_every_commune(string cry, Topic topic)
    {
        var places = bot.Turn.Knowledge.Gazetteer.Communes.Where((_, i) => i % 3 == 0).Select(commune => $"{commune.Unit.Name}, {commune.Province.Name}");

        var messages = places.SelectMany(place => new[] { $"{cry} ở {place}", Folding.Fold($"{cry} o {place}") }).ToList();
        var wrong = messages.AsParallel().Where(text => !IsRight(bot.Turn.Understander.Understand(text), topic)).ToList();

        ((double)wrong.Count / messages.Count).ShouldBeLessThan(1 - LeastRight, string.Join('\n', wrong.Take(10)));
    }

    [Theory]
    [InlineData("chong danh o quan 10 sai gon")]
    [InlineData("chong danh o bien hoa dong nai")]
    [InlineData("chong danh em o quang ninh")]
    [InlineData("go vap chong danh")]
    public void A_few_words_and_a_place_are_an_emergency(string text)
    {
        var meaning = bot.Turn.Understander.Understand(text);

        meaning.Topic.ShouldBe(Topic.DomesticViolence);
        meaning.Urgency.ShouldBe(Urgency.Emergency);
        meaning.Place.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("nhà tạm lánh ở Cần Thơ")]
    [InlineData("cong an phuong Di An o dau")]
    public void A_question_for_a_place_stays_one(string text) =>
        bot.Turn.Understander.Understand(text).Topic.ShouldBeOneOf(Topic.FindPlace, Topic.Shelter, Topic.HotlineLookup);

    private static bool IsRight(Meaning meaning, Topic topic) => meaning.Topic == topic && meaning.Urgency is not Urgency.Normal;
}
