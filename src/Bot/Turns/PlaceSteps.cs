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

    /// <summary>The person tapped one of the places that the bot asked about.</summary>
    public Draft? Chosen(TurnInput turn)
    {
        var choice = turn.Before.PlaceChoices.FirstOrDefault(choice => Folding.Fold(choice.Title) == Folding.Fold(turn.Text.Trim()))?.Place;
        return choice is null ? null : Nearest(turn with { Place = choice, Before = turn.Before with { Place = choice, PlaceChoices = [] } });
    }

    /// <summary>One name fits several places: ask which.</summary>
    public Draft? Which(TurnInput turn)
    {
        if (turn.Meaning.Place is not { Ask: true } match || !IsAboutPlace(turn)) return null;
        var candidates = match.Candidates.Where(candidate => candidate.Province is not null).DistinctBy(Title).ToList();
        var reply = wording.Say(Occasion.WhichPlace) with
        {
            SuggestedActions = [.. candidates.Take(MostTaps).Select(Title).Select(title => new SuggestedAction(SuggestedActionKind.ImBack, title, title))],
        };
        return new Draft(Needing(turn) with { PlaceChoices = [.. candidates.Select(candidate => new PlaceChoice(Title(candidate), places.Of(candidate)))] }, reply);
    }

    /// <summary>The message says where and nothing else: answer what was asked before, for that place.</summary>
    public Draft? OnlyPlace(TurnInput turn) =>
        turn.NamesPlace && (turn.Message.Kind is MessageKind.Location || IsBarePlace(turn)) ? Nearest(turn) : null;

    private Draft Nearest(TurnInput turn)
    {
        var need = turn.Before.Need ?? AnyHelp;
        var understood = knowledge.Content.Sentences.Fill(Sentence.PlaceUnderstood, ("place", turn.Place!.Label));
        var reply = wording.Say(Occasion.PlaceAlone);
        var draft = new Draft(turn.Before with { Need = need, Shown = [], PlaceChoices = [], Misunderstood = 0 }, reply with { Text = understood });
        return nearest.Add(draft, turn, Wanted.For(knowledge.Topic(need.Topic), need.Categories));
    }

    // Asking "which one?" is worth a turn only if the place is what the message is about.
    private bool IsAboutPlace(TurnInput turn) => turn.Meaning.Topic is Topic.FindPlace || IsBare(turn, turn.Meaning.Place!);

    private bool IsBarePlace(TurnInput turn) => turn.Meaning.Place is { } match && IsBare(turn, match);

    private bool IsBare(TurnInput turn, PlaceMatch match)
    {
        var rest = turn.Text.Remove(match.Start, Math.Min(match.Length, turn.Text.Length - match.Start));
        return Words.In(rest).Count(word => !knowledge.Content.Phrases.Is(PhraseSets.Filler, word)) <= WordsBesidePlace;
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
