namespace SafeHelp.Bot.Records.Import.Partners;

/// <summary>Why a partner's feed is not taken.</summary>
/// <param name="Where">A path in the feed ("/0/phones/1/number"), a line's number or an id; "" for the file as a whole.</param>
public sealed record PartnerFault(string Where, PartnerFaultKind Kind)
{
    /// <summary>For the command line and whoever wrote the feed.</summary>
    public override string ToString() =>
        Kind switch
        {
            PartnerFaultKind.NoObject => $"{Where}: no object",
            PartnerFaultKind.NoUuid => $"{Where}: no UUID",
            PartnerFaultKind.UnknownStatus => $"{Where}: not of the standard",
            PartnerFaultKind.Missing => $"{Where}: missing",
            PartnerFaultKind.NotJson => $"line {Where}: not JSON",
            PartnerFaultKind.Twice => $"id {Where} is there more than once",
            PartnerFaultKind.TooBig => "The feed is too big. Give it in parts.",
            PartnerFaultKind.Damaged => "The .zip is damaged. Pack the feed again.",
            _ => "The file holds no services.",
        };
}

/// <summary>What is wrong with a feed.</summary>
public enum PartnerFaultKind { NoObject, NoUuid, UnknownStatus, Missing, NotJson, Twice, TooBig, Damaged, Nothing }
