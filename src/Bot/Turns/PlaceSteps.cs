using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Turns;

/// <summary>Steps that settle where the person is.</summary>
internal sealed class PlaceSteps(KnowledgeSnapshot knowledge, Wording wording, NearestHelp nearest, PlaceMemory places)
{
    // More places than a phone shows as taps are asked about by text alone.
    private const int MostTaps = 5;

    // "ở Hải Phòng thì sao ạ": a place and this many words that are not fillers still only say where.
    private const int WordsBesidePlace = 1;

    private static readonly Need AnyHelp = new(Labels.Of(Topic.FindPlace), []);

    /// <summary>The person chose one of the places that the bot asked about, by a tap or by its province.</summary>
    public Draft? Chosen(TurnInput turn)
    {
        if (turn.Before.PlaceChoices.Count == 0) return null;
        var choice = Tapped(turn) ?? OfProvince(turn);
        return choice is null ? null : Nearest(turn with { Place = choice, Before = turn.Before with { Place = choice, PlaceChoices = [] } });
    }

    /// <summary>One name fits several places: ask which.</summary>
    public Draft? Which(TurnInput turn)
    {
        if (turn.Meaning.Place is not { Ask: true } match || !IsAboutPlace(turn)) return null;
        var after = Offering(turn, Needing(turn));
        var taps = after.PlaceChoices.Take(MostTaps).Select(choice => new SuggestedAction(SuggestedActionKind.ImBack, choice.Title, choice.Title));
        return new Draft(after, wording.Say(Occasion.WhichPlace, turn.Before) with { SuggestedActions = [.. taps] });
    }

    /// <summary>The talk with the places that the message may mean, so that the next message can say which.</summary>
    public Conversation Offering(TurnInput turn, Conversation after) =>
        turn.Meaning.Place is { Ask: true } match
            ? after with { PlaceChoices = [.. match.Candidates.Where(place => place.Province is not null).DistinctBy(Title).Select(place => new PlaceChoice(Title(place), places.Of(place)))] }
            : after;

    /// <summary>The message says where and nothing else: answer what was asked before, for that place.</summary>
    public Draft? OnlyPlace(TurnInput turn) =>
        turn.NamesPlace && !turn.Before.DoesHarm && (turn.Message.Kind is MessageKind.Location || IsBarePlace(turn)) ? Nearest(turn) : null;

    private Draft Nearest(TurnInput turn)
    {
        var need = turn.Before.Need ?? AnyHelp;
        var draft = new Draft(turn.Before with { Need = need, Shown = [], PlaceChoices = [], Misunderstood = 0 }, Understood(turn));
        return nearest.Add(draft, turn, Wanted.For(knowledge.Topic(need.Topic), need.Categories));
    }

    // A child is told its line before anything else.
    private Reply Understood(TurnInput turn)
    {
        var (place, reply) = (turn.Place!, wording.Say(Occasion.PlaceAlone, turn.Before));
        string Around(string name) => knowledge.Content.Sentences.Fill(Sentence.PlaceUnderstood, ("place", name));
        return turn.Before.IsChild
            ? reply with { Text = $"{reply.Text}\n{Around(places.ShortLabel(place))}" }
            : reply with { Text = Around(place.Label), Calls = [] };
    }

    private static KnownPlace? Tapped(TurnInput turn) =>
        turn.Before.PlaceChoices.FirstOrDefault(choice => Folding.Fold(choice.Title) == Folding.Fold(turn.Text.Trim()))?.Place;

    // "Tây Ninh" after "which Châu Thành?".
    private KnownPlace? OfProvince(TurnInput turn)
    {
        if (turn.Meaning.Place is not { } match || !IsBare(turn, match)) return null;
        var named = new[] { match.OldProvince?.Name, match.Province?.Name }.OfType<string>().Select(name => Folding.Fold(name)).ToList();
        var fitting = turn.Before.PlaceChoices.Where(choice => named.Exists(name => Folding.Fold(choice.Title).EndsWith(name, StringComparison.Ordinal))).ToList();
        return fitting is [var only] ? only.Place : null;
    }

    // Asking "which one?" is worth a turn only if the place is what the message is about.
    private bool IsAboutPlace(TurnInput turn) => turn.Meaning.Topic is Topic.FindPlace || IsBare(turn, turn.Meaning.Place!);

    /// <summary>Not one word beside the place.</summary>
    public bool IsNothingButPlace(TurnInput turn) => turn.Meaning.Place is { } match && WordsBeside(turn, match) == 0;

    private bool IsBarePlace(TurnInput turn) => turn.Meaning.Place is { } match && IsBare(turn, match);

    private bool IsBare(TurnInput turn, PlaceMatch match) => WordsBeside(turn, match) <= WordsBesidePlace;

    private int WordsBeside(TurnInput turn, PlaceMatch match)
    {
        var rest = turn.Text.Remove(match.Start, Math.Min(match.Length, turn.Text.Length - match.Start));
        return Words.In(rest).Count(word => !knowledge.Content.Phrases.Is(PhraseSets.Filler, word));
    }

    private static string Title(PlaceMatch candidate)
    {
        var old = PlaceMemory.OldName(candidate);
        var unit = candidate.Communes is [var only] ? only.Name : null;
        return old.Contains(',', StringComparison.Ordinal) ? old : string.Join(", ", new[] { old.Length > 0 ? old : unit, candidate.Province!.Name }.OfType<string>());
    }

    private static Conversation Needing(TurnInput turn) =>
        turn.Before.Need is null && turn.Meaning.Topic is Topic.FindPlace ? turn.Before with { Need = AnyHelp } : turn.Before;
}
