using SafeHelp.Knowledge.Content;

namespace SafeHelp.Staff;

/// <summary>What is wrong in the content that is served now, and in a later one that was therefore not taken.</summary>
public sealed class ContentReport(IReadOnlyList<ContentProblem> problems)
{
    private volatile IReadOnlyList<ContentProblem> served = problems;
    private volatile IReadOnlyList<ContentProblem> refused = [];

    public IReadOnlyList<ContentProblem> Problems => served;

    /// <summary>Problems of the files as they are now, while an earlier content is still served; empty when what is served is what the files say.</summary>
    public IReadOnlyList<ContentProblem> Refused => refused;

    public void Take(IReadOnlyList<ContentProblem> problems) => (served, refused) = (problems, []);

    public void Refuse(IReadOnlyList<ContentProblem> problems) => refused = problems;
}
