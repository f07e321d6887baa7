using SafeHelp.Bot.Records;

namespace SafeHelp.Bot.People;

/// <summary>How a wish to change an account ended.</summary>
public enum RegisterAnswer
{
    Done,

    /// <summary>Role or area do not allow it, or there is no such account: which of the two is not told.</summary>
    NotAllowed,

    /// <summary>The e-mail address has an account.</summary>
    Taken,

    /// <summary>Somebody else changed the account meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>The role cannot hold in that area.</summary>
    WrongArea,
}

/// <summary>The staff register: every change to an account passes here, is allowed or not by role and area, and is noted.</summary>
public sealed class StaffRegister(IStaffAccounts accounts, IAccessLog log, StaffRights rights, AreaMap areas, TimeProvider clock)
{
    /// <summary>An account that the actor may see, noted as read; null for any other id.</summary>
    public async Task<StaffAccount?> ReadAsync(Actor actor, string id, CancellationToken cancel)
    {
        if (await accounts.FindAsync(id, cancel) is not { } account || !rights.MaySee(actor, account)) return null;
        await NoteAsync(actor, AccessKinds.StaffRead, id, cancel);
        return account;
    }

    /// <summary>The accounts of the actor's area, noted as read.</summary>
    public async Task<IReadOnlyList<StaffAccount>> ListAsync(Actor actor, string words, int skip, int take, CancellationToken cancel)
    {
        if (StaffRights.Gives(actor.Role).Count == 0) return [];
        await NoteAsync(actor, AccessKinds.StaffRead, "", cancel);
        return await accounts.ListAsync(new StaffFilter(areas.Within(actor.Area), words, skip, take), cancel);
    }

    /// <returns>The answer, and the invitation to hand on where an account was made.</returns>
    public async Task<(RegisterAnswer Answer, Invitation? Invitation)> AddAsync(Actor actor, NewStaff wanted, CancellationToken cancel)
    {
        if (!rights.MayKeep(actor, wanted.Role, wanted.Area)) return (RegisterAnswer.NotAllowed, null);
        if (!areas.Fits(wanted.Role, wanted.Area)) return (RegisterAnswer.WrongArea, null);
        var invitation = Invitation.For(wanted.Email, wanted.Role, wanted.Area, clock.GetUtcNow());
        if (!await accounts.AddAsync(invitation.Account, cancel)) return (RegisterAnswer.Taken, null);
        await NoteAsync(actor, AccessKinds.StaffAdded, invitation.Account.Id, cancel);
        return (RegisterAnswer.Done, invitation);
    }

    /// <summary>Gives another role or area; sessions of the account end.</summary>
    public async Task<RegisterAnswer> ChangeAsync(Actor actor, string id, StaffRole role, string area, CancellationToken cancel)
    {
        if (!rights.MayKeep(actor, role, area)) return RegisterAnswer.NotAllowed;
        if (!areas.Fits(role, area)) return RegisterAnswer.WrongArea;
        return await UpdateAsync(actor, id, AccessKinds.StaffChanged, account => account with { Role = role, Area = area, Stamp = Invitation.NewStamp() }, cancel);
    }

    /// <summary>Ends the account's sessions and lets it in no more.</summary>
    public Task<RegisterAnswer> CloseAsync(Actor actor, string id, CancellationToken cancel) =>
        UpdateAsync(actor, id, AccessKinds.StaffClosed, account => account with { IsActive = false, LinkHash = null, LinkUntil = null, Stamp = Invitation.NewStamp() }, cancel);

    public Task<RegisterAnswer> OpenAsync(Actor actor, string id, CancellationToken cancel) =>
        UpdateAsync(actor, id, AccessKinds.StaffOpened, account => account with { IsActive = true }, cancel);

    /// <summary>Begins the account anew: password, second factor and sessions are gone; a new link sets them.</summary>
    public async Task<(RegisterAnswer Answer, Invitation? Invitation)> ResetAsync(Actor actor, string id, CancellationToken cancel)
    {
        Invitation? invitation = null;
        var answer = await UpdateAsync(actor, id, AccessKinds.StaffReset, account => (invitation = Invitation.Again(account, clock.GetUtcNow())).Account, cancel);
        return (answer, answer is RegisterAnswer.Done ? invitation : null);
    }

    private async Task<RegisterAnswer> UpdateAsync(Actor actor, string id, string kind, Func<StaffAccount, StaffAccount> change, CancellationToken cancel)
    {
        if (await accounts.FindAsync(id, cancel) is not { } account || !rights.MayKeep(actor, account)) return RegisterAnswer.NotAllowed;
        if (!await accounts.UpdateAsync(change(account), cancel)) return RegisterAnswer.ChangedMeanwhile;
        await NoteAsync(actor, kind, id, cancel);
        return RegisterAnswer.Done;
    }

    private Task NoteAsync(Actor actor, string kind, string subject, CancellationToken cancel) =>
        log.NoteAsync(AccessNote.By(actor, kind, subject, clock.GetUtcNow()), cancel);
}

/// <summary>An account that is wished for.</summary>
public sealed record NewStaff(string Email, StaffRole Role, string Area);
