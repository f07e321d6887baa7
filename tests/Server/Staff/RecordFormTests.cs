using SafeHelp.Staff.Records;

namespace SafeHelp.Server.Tests.Staff;

/// <summary>What is typed into the form of a record.</summary>
public sealed class RecordFormTests
{
    [Theory]
    [InlineData("24/7")]
    [InlineData("T2-T6 08:00-11:30, 13:30-17:00; T7 08:00-11:00")]
    [InlineData("T2 08:00-11:00; T4 13:30-17:00")]
    [InlineData("CN 07:00-17:00")]
    [InlineData("")]
    public void Hours_come_back_from_the_form_as_they_went_in(string hours)
    {
        var form = new TypedForm();

        TypedHours.Write(form, hours);

        TypedHours.Read(form).ShouldBe(hours);
    }

    [Fact]
    public void Hours_are_read_as_people_write_them()
    {
        var form = new TypedForm().With("Hours", TypedHours.Weekly).With("MorningFrom", "8h", "7:30", "").With("MorningTo", "11h30", "", "").With("AfternoonFrom", "13:30", "", "").With("AfternoonTo", "17.00", "17:00", "");

        TypedHours.Read(form).ShouldBe("T2-T6 08:00-11:30, 13:30-17:00; T7 07:30-17:00");
    }

    [Theory]
    [InlineData("2027-04-30")]
    [InlineData("30/4/2027")]
    [InlineData("30-04-2027")]
    public void Days_are_read_as_browsers_send_and_people_write_them(string text) =>
        TypedDay.Read(text).ShouldBe(new DateOnly(2027, 4, 30));

    [Theory]
    [InlineData("")]
    [InlineData("31/2/2027")]
    [InlineData("mai")]
    public void What_is_no_day_is_none(string text) => TypedDay.Read(text).ShouldBeNull();
}
