namespace SafeHelp.Knowledge.Tables;

/// <summary>The columns of the union's summary table, in the order of the template.</summary>
public enum ImportColumn
{
    Number, Category, Name, OtherNames, People, Roles, Phones, Cost, PhoneHours, Hours, Exceptions, Audience, Languages, Serves, Province, District, Commune, Address, Latitude, Longitude, Confidentiality, Services, Note,
}

/// <summary>What staff read of a column.</summary>
/// <param name="Names">Other names that old tables give it.</param>
/// <param name="List">Which list one chooses from; null for none.</param>
public sealed record ColumnText(ImportColumn Column, string Header, IReadOnlyList<string> Names, string Help, string Example, bool IsRequired, string? List);
