using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Desk;

/// <summary>Areas of the desk as they are said to people.</summary>
public static class AreaNames
{
    public static string Of(KnowledgeSnapshot knowledge, DeskArea area)
    {
        if (area.Commune.Length > 0 && knowledge.Gazetteer.Commune(area.Commune) is not null) return knowledge.Gazetteer.Label(area.Commune);
        return area.Province.Length > 0 && knowledge.Gazetteer.Province(area.Province) is { } province
            ? province.Name
            : knowledge.Content.Sentences[Sentence.DeskCountry];
    }
}
