namespace SafeHelp.Knowledge.Content;

/// <summary>A kind of listing, as union staff define it in <c>categories.yml</c>.</summary>
/// <param name="Names">What people call such a place, so that "tgpl" or "luật sư miễn phí" finds it.</param>
public sealed record Category(string Id, string Label, IReadOnlyList<string> Names);
