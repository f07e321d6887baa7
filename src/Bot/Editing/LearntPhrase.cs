using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Content.Editing;

namespace SafeHelp.Bot.Editing;

/// <summary>A phrase more among the examples that staff gave: the classifiers learn it when the content is taken next.</summary>
internal sealed record LearntPhrase(PhraseProposal Proposal) : ContentEdit(Examples)
{
    /// <summary>A file of its own, so that what came from staff can be told from what was shipped.</summary>
    public const string Examples = "understanding/from_staff.yml";

    private const string Beginning = "# Câu cán bộ đề xuất để máy học hiểu, đã được Trung ương nhận. Cách sửa: xem greeting.yml.\nexamples:\n";

    public override string Source(string current) => "";

    public override string? Apply(string current)
    {
        var text = current.Length == 0 ? Beginning : current;
        return Has(text) ? current : text.TrimEnd() + "\n" + Group();
    }

    private bool Has(string text) =>
        YamlText.Read(text) is { } file && Enumerable.Range(0, file.Count("examples")).Any(at => file.Lines($"examples/{at}/messages").Contains(Proposal.Phrase));

    private string Group() =>
        $"""
          - topic: {Labels.Of(Proposal.Topic)}
            urgency: {Labels.Of(Proposal.Urgency)}
            speaker: {Labels.Of(Proposal.Speaker)}
            messages:
              - '{Proposal.Phrase.Replace("'", "''", StringComparison.Ordinal)}'

        """;
}

/// <summary>A phrase more for a question that is answered word for word; works as soon as the content is taken.</summary>
internal sealed record AskedPhrase(PhraseProposal Proposal) : ContentEdit("questions.yml")
{
    public override string Source(string current) => "";

    public override string? Apply(string current)
    {
        if (YamlText.Read(current) is not { } file || ContentParts.Of(File, file).FirstOrDefault(part => part.Name == Proposal.Question) is not { } question) return null;
        var phrases = file.Lines($"{question.Path}/phrases");
        return phrases.Contains(Proposal.Phrase) ? current : YamlEdit.With(file, $"{question.Path}/phrases", new ContentValue.Lines([.. phrases, Proposal.Phrase]));
    }
}
