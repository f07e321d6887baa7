using System.Text.Json;

namespace SafeHelp.Knowledge.Content;

/// <summary>The fixed sentences that the bot says; each stands in <c>replies/sentences.yml</c> under its name in snake case.</summary>
public enum Sentence
{
    PlaceUnderstood, PlaceWithOldName, AskPlace, ShareLocation,
    NearestHeading, MoreHeading, NoMore, NoLocal, LawfulHeading,
    OpenNow, OpenUntil, OpenAlways, OpensToday, OpensOn, ClosedForNow,
    SameCommune, SameProvince, ServesProvince, ServesCountry, AboutKm,
    NotCheckedAgain, NotCheckedAgainOn, CheckedOn, FreeCall, Address, Directions, AlsoAbout, ShownAgain, NoneOfKind,
    DeskTold, DeskCountry, DeskWait, DeskWaitUnknown, DeskBackAt, DeskOfficerHere, DeskOfficerSays, DeskPropose,
    FeedbackAsk, FeedbackYes, FeedbackNo, FeedbackThanks, FeedbackSorry,
    DoubtTap, DoubtThanks, DoubtWhich, DoubtOf,
}

/// <summary>The fixed sentences, filled with values.</summary>
public sealed class Sentences
{
    private readonly Dictionary<Sentence, string> texts;

    private Sentences(Dictionary<Sentence, string> texts) => this.texts = texts;

    public string this[Sentence sentence] => texts.GetValueOrDefault(sentence, "");

    /// <summary>The sentence with each <c>{name}</c> replaced by its value.</summary>
    public string Fill(Sentence sentence, params (string Name, string Value)[] values) =>
        values.Aggregate(this[sentence], (text, value) => text.Replace("{" + value.Name + "}", value.Value, StringComparison.Ordinal));

    public static string NameOf(Sentence sentence) => JsonNamingPolicy.SnakeCaseLower.ConvertName(sentence.ToString());

    internal static Sentences Read(YamlSource source)
    {
        var texts = new Dictionary<Sentence, string>();
        var record = source.Records().FirstOrDefault();
        if (record is null) return new Sentences(texts);
        record.OnlyKeys([.. Enum.GetValues<Sentence>().Select(NameOf)]);
        foreach (var sentence in Enum.GetValues<Sentence>())
            texts[sentence] = record.Required(NameOf(sentence));
        return new Sentences(texts);
    }
}
