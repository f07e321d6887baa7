namespace SafeHelp.Knowledge.Tables;

/// <summary>What is to be said of a place in a table, in Vietnamese: where, what is so, what to enter.</summary>
/// <param name="Sheet">"" where the whole file is meant, or the file has but one.</param>
/// <param name="Row">As the spreadsheet program shows it; 0 where a whole sheet is meant.</param>
/// <param name="Column">Its letter; "" where a whole row is meant.</param>
/// <param name="Header">The column's name.</param>
public sealed record ImportNote(string Sheet, int Row, string Column, string Header, ImportCode Code, string What, string Mend)
{
    public NoteGrade Grade => ImportCodes.GradeOf(Code);
}

/// <summary>How much hangs on a note.</summary>
public enum NoteGrade
{
    /// <summary>Nothing is imported until it is mended.</summary>
    Fault,

    /// <summary>Somebody must say that it is meant so.</summary>
    Doubt,

    /// <summary>To be looked at.</summary>
    Mark,
}

/// <summary>What can be said of a table; the words stand in <c>content/import/table.yml</c>.</summary>
public enum ImportCode
{
    FileEmpty, FileTooBig, FileIsNoTable, FileIsOldExcel, FileIsLocked, FileHasMacros, FileIsOpenDocument, FileIsBomb, FileIsDamaged, FileHasDeclarations, TooManyRows,
    NoHeader, NoRows, MissingColumn, DoubledColumn, ExtraColumn, HiddenSheet, SkippedSheet, HiddenRows, HiddenColumns, ExampleRow,
    Missing, TooLong, CellError, FormulaWithoutValue, FormulaValue, MergedDown, MergedAcross, DateForText, ConvertedText, UnreadableText, ConvertedFile,
    UnknownChoice, WrongHours, WrongPhone, RoundedPhone, ZeroRestored, BlockedNumber, WrongException, WrongDate, WrongPoint, PointMissing,
    UnknownProvince, UnknownCommune, SeveralCommunes, OldCommune, RespeltCommune, UnknownArea, MissingServices, PlaceGivenAway,
    Hardship, HardshipSheet, NotAllowed, SamePhone, NearName,
}

/// <summary>How grave each is.</summary>
internal static class ImportCodes
{
    private static readonly HashSet<ImportCode> Marks =
    [
        ImportCode.ExtraColumn, ImportCode.HiddenSheet, ImportCode.SkippedSheet, ImportCode.HiddenRows, ImportCode.HiddenColumns, ImportCode.ExampleRow, ImportCode.FormulaValue, ImportCode.MergedDown,
        ImportCode.ConvertedText, ImportCode.ConvertedFile, ImportCode.ZeroRestored, ImportCode.PointMissing, ImportCode.OldCommune, ImportCode.RespeltCommune,
    ];

    public static NoteGrade GradeOf(ImportCode code)
    {
        if (code is ImportCode.SamePhone or ImportCode.NearName) return NoteGrade.Doubt;
        return Marks.Contains(code) ? NoteGrade.Mark : NoteGrade.Fault;
    }
}
