namespace SafeHelp.Knowledge.Content;

/// <summary>The sets of phrases that the talk knows, by their names in <c>replies/phrases.yml</c>.</summary>
public static class PhraseSets
{
    public const string Stop = "stop";
    public const string Delete = "delete";
    public const string SafeWord = "safe_word";
    public const string NotThat = "not_that";
    public const string MorePlaces = "more_places";
    public const string NearMe = "near_me";
    public const string Human = "human";
    public const string Filler = "filler";

    internal static readonly string[] All = [Stop, Delete, SafeWord, NotThat, MorePlaces, NearMe, Human, Filler];
}
