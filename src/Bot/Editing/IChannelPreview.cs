using SafeHelp.Bot.Activities;

namespace SafeHelp.Bot.Editing;

/// <summary>Shows a reply as one channel would send it, so that whoever writes content sees what people get.</summary>
public interface IChannelPreview
{
    string ChannelId { get; }

    ChannelLook Look(Reply reply);
}

/// <summary>What a channel would send.</summary>
/// <param name="Longest">Letters that one message may have there; 0 for no limit.</param>
/// <param name="LongestTitle">Letters that a button may have; 0 for no limit.</param>
public sealed record ChannelLook(string ChannelId, IReadOnlyList<ChannelPiece> Pieces, int Longest, int LongestTitle);

/// <summary>One message of it.</summary>
/// <param name="Buttons">As they are shown below it, cut where the channel cuts.</param>
public sealed record ChannelPiece(string Text, IReadOnlyList<string> Buttons);
