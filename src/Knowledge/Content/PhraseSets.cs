namespace SafeHelp.Knowledge.Content;

/// <summary>The sets of phrases that the talk knows, by their names in <c>replies/phrases.yml</c>.</summary>
public static class PhraseSets
{
    public const string Stop = "stop";
    public const string Delete = "delete";
    public const string SafeWord = "safe_word";
    public const string Discreet = "discreet";
    public const string DiscreetOff = "discreet_off";
    public const string NotThat = "not_that";
    public const string MorePlaces = "more_places";
    public const string MorePlacesAlone = "more_places_alone";
    public const string NearMe = "near_me";
    public const string Human = "human";
    public const string NoAnswer = "no_answer";
    public const string AboutShown = "about_shown";
    public const string WhatNow = "what_now";
    public const string Asking = "asking";
    public const string GrownUp = "grown_up";
    public const string UnderAge = "under_age";
    public const string AdultWords = "adult_words";
    public const string ChildWords = "child_words";
    public const string OtherLanguage = "other_language";
    public const string HowLong = "how_long";
    public const string LeaveDesk = "leave_desk";
    public const string Yes = "yes";
    public const string No = "no";
    public const string Reached = "reached";
    public const string NotReached = "not_reached";
    public const string Filler = "filler";

    internal static readonly string[] All = [Stop, Delete, SafeWord, Discreet, DiscreetOff, NotThat, MorePlaces, MorePlacesAlone, NearMe, Human, NoAnswer, AboutShown, WhatNow, Asking, GrownUp, UnderAge, AdultWords, ChildWords, OtherLanguage, HowLong, LeaveDesk, Yes, No, Reached, NotReached, Filler];
}
