using SafeHelp.Knowledge.Content;

namespace SafeHelp.Staff;

/// <summary>What is wrong in the content that is served now.</summary>
public sealed record ContentReport(IReadOnlyList<ContentProblem> Problems);
