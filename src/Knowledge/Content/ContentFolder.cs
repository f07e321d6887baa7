using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Tables;

namespace SafeHelp.Knowledge.Content;

/// <summary>Reads the whole of <c>content/</c>. Faults are listed, never thrown; what can be read is read.</summary>
public static class ContentFolder
{
    public static ContentSet Load(string folder)
    {
        var problems = new List<ContentProblem>();
        var listings = YamlSource.In(folder, "listings", problems).SelectMany(source => source.Located(ListingFile.Read))
            .Concat(ListingTable.In(folder, "listings", problems)).ToList();
        var topics = YamlSource.In(folder, "topics", problems).SelectMany(source => source.Located(ReadTopic)).ToList();
        var questions = new YamlSource(folder, "questions.yml", problems).Located(ReadQuestion);
        var categories = new YamlSource(folder, "categories.yml", problems).Located(ReadCategory);
        var set = new ContentSet(
            listings,
            topics,
            questions,
            categories,
            BlockedNumbers.Read(new YamlSource(folder, "blocked-numbers.yml", problems)),
            Sentences.Read(new YamlSource(folder, "replies/sentences.yml", problems)),
            Occasions.Read(new YamlSource(folder, "replies/occasions.yml", problems)),
            PhraseBook.Read(new YamlSource(folder, "replies/phrases.yml", problems), PhraseSets.All),
            LawfulPlaces.Read(new YamlSource(folder, "lawful-places.yml", problems)),
            Observances.Read(new YamlSource(folder, "calendar.yml", problems)))
        {
            Web = WebTexts.Read(new YamlSource(folder, WebRules.File, problems)),
            Pages = PageTexts.Read(new YamlSource(folder, PageRules.File, problems)),
            Desk = DeskContent.Read(new YamlSource(folder, "desk.yml", problems)),
            Discreet = DiscreetWords.Read(new YamlSource(folder, "replies/discreet.yml", problems)),
            Doctor = DoctorTexts.Read(new YamlSource(folder, "doctor.yml", problems)),
            Menu = ChatMenu.Read(new YamlSource(folder, "menu.yml", problems)),
            Records = RecordWords.Read(new YamlSource(folder, "records.yml", problems)),
            Import = ImportTexts.Read(folder, problems),
        };
        problems.AddRange([.. ContentRules.Check(set), .. WebRules.Check(set), .. PageRules.Check(set)]);
        return set with { Problems = [.. problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)] };
    }

    private static TopicGuide ReadTopic(YamlRecord record)
    {
        record.OnlyKeys("topic", "title", "categories", "audience", "places", "report", "answers", "law");
        return new TopicGuide(
            record.Required("topic"),
            record.Required("title"),
            record.Texts("categories"),
            record.Texts("audience"),
            record.Flag("places"),
            record.Flag("report"),
            [.. record.Records("answers").Select(Answers.OfTopic)]);
    }

    private static Question ReadQuestion(YamlRecord record)
    {
        record.OnlyKeys("id", "phrases", "text", "child", "hotlines", "next", "law");
        var answer = Answers.Read(record);
        return new Question(record.Required("id"), record.Texts("phrases"), answer, record.Optional("child") is { } words ? Answers.ForAChild(answer, words) : null);
    }

    private static Category ReadCategory(YamlRecord record)
    {
        record.OnlyKeys("id", "label", "names", "place", "services");
        return new Category(record.Required("id"), record.Required("label"), record.Texts("names"))
        {
            HasPlace = record.Optional("place") is null || record.Flag("place"),
            Services = record.Texts("services"),
        };
    }
}
