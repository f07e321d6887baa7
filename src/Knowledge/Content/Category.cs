namespace SafeHelp.Knowledge.Content;

/// <summary>A kind of listing, as union staff define it in <c>categories.yml</c>.</summary>
/// <param name="Names">What people call such a place, so that "tgpl" or "luật sư miễn phí" finds it.</param>
public sealed record Category(string Id, string Label, IReadOnlyList<string> Names)
{
    /// <summary>False for lines that are only called: their records need no address.</summary>
    public bool HasPlace { get; init; } = true;

    /// <summary>Codes of the services that a record of this kind must describe, each of <c>records.yml</c>.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];
}
