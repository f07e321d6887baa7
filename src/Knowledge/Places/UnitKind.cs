namespace SafeHelp.Knowledge.Places;

/// <summary>The word before a unit's name: phường, quận, tỉnh and so on.</summary>
internal enum UnitKind { None, Province, City, Town, UrbanDistrict, RuralDistrict, Ward, Commune, Township, SpecialZone, Landmark }

/// <summary>The rung a unit stands on when names are put together to one place.</summary>
internal enum UnitLevel { Province, District, OldCommune, NewCommune, Landmark }
