namespace SafeHelp.Knowledge.Content;

/// <summary>The words of the map, the pages of communes, the posters and the open data, from <c>pages.yml</c>.</summary>
public sealed class PageTexts
{
    /// <summary>Every text that the pages ask for, by its name in the file.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "map_title", "map_name", "map_tagline", "map_label", "map_note", "map_coarse", "search_label", "search_hint", "search", "near_me", "near_why", "near_refused",
        "kind_label", "kind_all", "open_now", "zoom_in", "zoom_out", "searching", "failed", "found_none", "found_at", "found_ask", "found_wider", "list_label", "national", "provinces",
        "no_script", "place_title", "place_old_names", "place_here", "place_wider", "place_lawful", "place_none", "place_communes", "place_map", "place_chat", "place_poster",
        "directory_title", "directory_lead", "hardship_heading", "hardship_count", "hardship_few", "hardship_office", "hardship_kind", "listing_title", "updated", "area", "country",
        "poster_title", "poster_lead", "poster_place", "poster_listing", "poster_scan", "poster_call", "poster_print", "poster_svg", "poster_png", "poster_note",
        "card_title", "card_shop", "card_name", "card_reward", "card_order", "card_numbers", "card_note", "card_print", "csv_columns", "precision_point", "precision_commune", "precision_district", "precision_province",
    ];

    private readonly Dictionary<string, string> texts;
    private readonly Dictionary<string, string> audiences;

    private PageTexts(Dictionary<string, string> texts, Dictionary<string, string> audiences) => (this.texts, this.audiences) = (texts, audiences);

    public string this[string name] => texts.GetValueOrDefault(name, "");

    /// <summary>Whom listings are for, by code.</summary>
    public IReadOnlyDictionary<string, string> Audiences => audiences;

    /// <summary>Whom an audience's code means; the code itself where the file does not say.</summary>
    public string Audience(string code) => audiences.GetValueOrDefault(code, code);

    public string Fill(string name, params (string Name, string Value)[] values) =>
        values.Aggregate(this[name], (text, value) => text.Replace("{" + value.Name + "}", value.Value, StringComparison.Ordinal));

    internal static PageTexts Read(YamlSource source)
    {
        var record = source.Records().FirstOrDefault();
        record?.OnlyKeys("texts", "audiences");
        return new PageTexts(Named(record, "texts", Names), Named(record, "audiences", null));
    }

    private static Dictionary<string, string> Named(YamlRecord? record, string key, IReadOnlyList<string>? names)
    {
        var found = new Dictionary<string, string>();
        if (record is null) return found;
        if (record.Record(key) is not { } named)
        {
            record.Fault(key, $"thiếu mục “{key}”.", "Chép lại mục này từ bản gốc.");
            return found;
        }

        if (names is not null) named.OnlyKeys([.. names]);
        foreach (var name in names ?? [.. named.Keys]) found[name] = named.Required(name);
        return found;
    }
}
