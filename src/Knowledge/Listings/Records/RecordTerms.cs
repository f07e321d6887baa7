namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>The terms of review and appraisal, as union staff set them in <c>content/records.yml</c>.</summary>
/// <param name="ReviewMonths">How long a published record stands before somebody must vouch for it again.</param>
/// <param name="NoticeDays">How long before that day it shows as due.</param>
/// <param name="GraceDays">How long after that day it stays among the answers.</param>
/// <param name="AppraisedPercent">How many of a hundred editions somebody must go and look at.</param>
/// <param name="FewestShown">Counts of people in hardship below this are not told.</param>
public sealed record RecordTerms(int ReviewMonths, int NoticeDays, int GraceDays, int AppraisedPercent, int FewestShown)
{
    public static readonly RecordTerms Default = new(ReviewMonths: 6, NoticeDays: 30, GraceDays: 30, AppraisedPercent: 10, FewestShown: 5);
}
