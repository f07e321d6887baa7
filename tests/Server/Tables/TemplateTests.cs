using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Tables;
using SafeHelp.Server.Hosting;
using SafeHelp.Staff.Import;

namespace SafeHelp.Server.Tests.Tables;

/// <summary>The workbooks that we hand out, as Excel would judge them.</summary>
public sealed class TemplateTests
{
    private static readonly KnowledgeSnapshot Knowledge = KnowledgeSnapshot.Load(ContentLocation.Find(null));

    [Fact]
    public void The_template_is_valid_and_offers_lists_explanations_and_an_example()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(TableTemplate.Make(Knowledge)), isEditable: false);

        Faults(document).ShouldBeEmpty();
        var texts = Knowledge.Content.Import;
        var sheet = ((WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Descendants<Sheet>().First().Id!)).Worksheet;
        var offers = sheet.Descendants<DataValidation>().ToList();
        offers.Select(offer => offer.Prompt!.Value).ShouldAllBe(prompt => prompt!.Length > 0 && prompt.Length <= 255);
        offers.Count(offer => offer.Type?.Value == DataValidationValues.List).ShouldBe(texts.Columns.Count(column => column.List is not null));
        sheet.Descendants<Pane>().Single().State!.Value.ShouldBe(PaneStateValues.Frozen);
        sheet.Descendants<Row>().ElementAt(1).InnerText.ShouldContain("[MẪU]");
    }

    [Fact]
    public void In_the_report_nothing_becomes_a_formula()
    {
        var note = Knowledge.Content.Import.Note(new ImportPlace("=1+1", 2, "C", "@Tên"), ImportCode.UnknownChoice, "=cmd|' /C calc'!A0", "x");
        using var document = SpreadsheetDocument.Open(new MemoryStream(FaultReport.Xlsx([note], Knowledge.Content.Import)), isEditable: false);

        Faults(document).ShouldBeEmpty();
        document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<CellFormula>()).ShouldBeEmpty();
        System.Text.Encoding.UTF8.GetString(FaultReport.Csv([note], Knowledge.Content.Import)).ShouldContain("\"'=1+1\",\"2\",\"C\",\"'@Tên\"");
    }

    private static IEnumerable<string> Faults(SpreadsheetDocument document) =>
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").Take(5);
}
