namespace SafeHelp.Support.Staff;

/// <summary>An officer, a reviewer and a publisher at their browsers, who bring a record all the way by the console's own forms.</summary>
public sealed class UnionHands(ConsoleVisitor officer, ConsoleVisitor reviewer, ConsoleVisitor publisher) : IDisposable
{
    private const int RevisionWhenLive = 7;

    /// <summary>From a draft to what people find.</summary>
    /// <param name="fields">Instead of, or beside, those of a place that is only told by phone.</param>
    /// <returns>The address of its page.</returns>
    public async Task<string> PublishAsync(string name, string number, params (string Name, string Value)[] fields)
    {
        var usual = Fields(name, number).Where(field => fields.All(own => own.Name != field.Name));
        var made = await officer.SendAsync("/staff/records/new?kind=dia_chi_tin_cay", "record", [.. usual, .. fields]);
        var record = (made.To ?? throw new InvalidOperationException(made.Html)).Split('?')[0];
        await DoAsync(officer, record, "AddPaper", 0, Paper("HolderConsent"));
        await DoAsync(officer, record, "AddPaper", 1, Paper("ManagingBodyAgreement"));
        await DoAsync(officer, record, "Submit", 2);
        await DoAsync(officer, record, "Confirm", 3, ("Authority", "[MẪU] UBND xã"), ("AuthorityRole", "phó chủ tịch"), ("ConfirmationDay", "2026-02-01"), ("AuthorityReference", "giấy 03"));
        await DoAsync(reviewer, record, "Appraise", 4, ("AsStated", "yes"), ("AppraisalNote", "[MẪU] đúng"));
        await DoAsync(reviewer, record, "Accept", 5);
        await DoAsync(publisher, record, "Publish", 6);
        return record;
    }

    public Task WithdrawAsync(string record) => DoAsync(officer, record, "Withdraw", RevisionWhenLive, ("WithdrawReason", "[MẪU] nơi này ngừng giúp"));

    public void Dispose()
    {
        officer.Dispose();
        reviewer.Dispose();
        publisher.Dispose();
    }

    private static async Task DoAsync(ConsoleVisitor visitor, string record, string deed, int revision, params (string Name, string Value)[] fields)
    {
        var answer = await visitor.SendAsync(record, deed, [("Revision", $"{revision}"), .. fields]);
        if (answer.To != $"{record}?done={deed}") throw new InvalidOperationException($"{deed} was not done: {answer.Html}");
    }

    private static (string Name, string Value)[] Fields(string name, string number) =>
    [
        ("Category", "dia_chi_tin_cay"), ("Name", name), ("Confidentiality", "PhoneOnly"), ("Address", "[MẪU] Số 1 đường Mẫu"), ("Serves", "commune"),
        ("Hours", "weekly"), ("MorningFrom", "8h"), ("MorningTo", "11:30"), ("AfternoonFrom", "13:30"), ("AfternoonTo", "17:00"),
        ("PhoneNumber", number), ("PhoneCost", "Cước gọi thường"), ("PhoneHours", "same"), ("PhoneHoursOwn", ""), ("Audience", "moi_nguoi"), ("Languages", "vi"),
        ("PersonName", "[MẪU] Chị Sen"), ("PersonRole", "chủ nhà"), ("Do", "save"),
    ];

    private static (string Name, string Value)[] Paper(string kind) =>
        [("PaperKind", kind), ("Signer", "[MẪU] Người ký"), ("SignerRole", "chủ nhà"), ("PaperDay", "2026-01-15"), ("PaperScope", "ContactAndPlace"), ("Reference", "phiếu 01, tủ 2")];
}
