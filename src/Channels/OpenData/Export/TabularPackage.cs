using System.Text.Json;
using SafeHelp.Channels.OpenData.Hsds;

namespace SafeHelp.Channels.OpenData.Export;

/// <summary>HSDS as a tabular data package: one CSV file an object and <c>datapackage.json</c>, all written in one pass.</summary>
internal sealed class TabularPackage : IDisposable
{
    private readonly Dictionary<string, TabularFile> files;

    public TabularPackage(string folder)
    {
        files = Tables.ToDictionary(table => table.Name, table => new TabularFile(Path.Combine(folder, table.Path), table));
        File.WriteAllText(Path.Combine(folder, "datapackage.json"), JsonSerializer.Serialize(Description(), Pretty));
    }

    private static JsonSerializerOptions Pretty { get; } = new(HsdsJson.Options) { WriteIndented = true };

    // The columns of the standard that we fill, with its types; "!" marks those that must be there.
    private static TabularTable[] Tables { get; } =
    [
        new("organization", "organizations.csv", "id! name! description!"),
        new("service", "services.csv", "id! organization_id! name! alternate_name description status! fees_description eligibility_description assured_date:date assurer_email last_modified:datetime"),
        new("service_at_location", "service_at_location.csv", "id! service_id! location_id!"),
        new("location", "locations.csv", "id! location_type! latitude:number longitude:number external_identifier external_identifier_type"),
        new("address", "addresses.csv", "id! location_id address_1! city! state_province! postal_code! country! address_type!"),
        new("phone", "phones.csv", "id! service_id number! type description"),
        new("schedule", "schedules.csv", "id! service_id timezone:number freq byday description opens_at closes_at"),
        new("service_area", "service_areas.csv", "id! service_id name extent extent_type"),
        new("language", "languages.csv", "id! service_id name note"),
        new("attribute", "attributes.csv", "id! link_id! taxonomy_term_id! link_entity! value label"),
        new("taxonomy", "taxonomies.csv", "id! name! description! uri version"),
        new("taxonomy_term", "taxonomy_terms.csv", "id! code name! description! taxonomy_id language"),
    ];

    public void Add(HsdsService service)
    {
        files["service"].Add(service);
        files["organization"].Add(service.Organization!);
        AddAll("phone", service.Phones);
        AddAll("schedule", service.Schedules);
        AddAll("service_area", service.ServiceAreas);
        AddAll("language", service.Languages);
        AddAll("attribute", service.Attributes);
        AddAll("service_at_location", service.ServiceAtLocations);
        foreach (var location in service.ServiceAtLocations?.Select(place => place.Location!) ?? [])
        {
            files["location"].Add(location);
            AddAll("address", location.Addresses);
            AddAll("attribute", location.Attributes);
        }
    }

    public void Add(HsdsTaxonomy taxonomy) => files["taxonomy"].Add(taxonomy);

    public void Add(HsdsTerm term) => files["taxonomy_term"].Add(term);

    public void Dispose()
    {
        foreach (var file in files.Values) file.Dispose();
    }

    private void AddAll<T>(string table, IReadOnlyList<T>? rows)
    {
        foreach (var row in rows ?? []) files[table].Add(row);
    }

    private static object Description() =>
        new
        {
            profile = "tabular-data-package",
            name = "human_services_data",
            title = "Human Services Data Specification 3.2",
            resources = Tables.Select(table => new
            {
                profile = "tabular-data-resource",
                table.Name,
                table.Path,
                format = "csv",
                mediatype = "text/csv",
                encoding = "utf-8",
                schema = new { primaryKey = "id", fields = table.Columns.Select(column => new { column.Name, column.Type, constraints = new { required = column.IsRequired } }) },
            }),
        };
}
