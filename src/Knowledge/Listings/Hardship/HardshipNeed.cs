namespace SafeHelp.Knowledge.Listings.Hardship;

/// <summary>
/// A woman or child in hardship (third kind of plan 838). Private life: it is kept closed, apart from the directory, and nothing of it becomes a
/// listing. The public sees counts per commune and the union's office to help through.
/// </summary>
/// <param name="Person">Name and what an officer needs to find her.</param>
public sealed record HardshipNeed(string Id, long Revision, HardshipKind Kind, string Province, string Commune, string Person, string Details, PersonConsent? Consent, bool IsClosed);

/// <summary>What is wanting.</summary>
public enum HardshipKind { NoHouse, LeakingHouse, NoLatrine }

/// <summary>The person's own agreement to be counted and helped (personal data law of 2025).</summary>
/// <param name="Age">A child's age; null for an adult.</param>
/// <param name="ByRepresentative">Who agreed for a child; null for none.</param>
/// <param name="IsBySelf">The person agreed herself.</param>
public sealed record PersonConsent(DateOnly SignedOn, string Reference, bool IsBySelf, int? Age = null, string? ByRepresentative = null);

/// <summary>How many needs of a kind a commune has.</summary>
public sealed record HardshipCount(string Province, string Commune, HardshipKind Kind, int Count);
