using System.Text.Encodings.Web;
using System.Text.Json;

namespace SafeHelp.Knowledge.Places;

/// <summary>Writes a place in the shape of the contract's section 3.</summary>
public static class PlaceJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The place alone; "null" where none is meant.</summary>
    public static string Write(PlaceMatch? place) => Written(json => Write(json, place));

    /// <summary>One line of the <c>places</c> verb.</summary>
    public static string WriteLine(string id, PlaceMatch? place, double milliseconds) => Written(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WritePropertyName("place");
        Write(json, place);
        json.WriteNumber("ms", Math.Round(milliseconds, 3));
        json.WriteEndObject();
    });

    /// <summary>Writes the place as a value into a larger document.</summary>
    public static void Write(Utf8JsonWriter json, PlaceMatch? place)
    {
        if (place is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        WriteSpan(json, place);
        WriteUnits(json, place);
        WritePoint(json, place.Point);
        json.WriteBoolean("ask", place.Ask);
        json.WriteStartArray("candidates");
        foreach (var candidate in place.Candidates) Write(json, candidate);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, PlaceMatch place)
    {
        json.WriteString("span", place.Span);
        json.WriteNumber("start", place.Start);
        json.WriteNumber("length", place.Length);
        json.WriteString("precision", place.Precision switch
        {
            Precision.Province => "province",
            Precision.District => "district",
            Precision.Commune => "commune",
            _ => "point",
        });
    }

    private static void WriteUnits(Utf8JsonWriter json, PlaceMatch place)
    {
        WriteUnit(json, "province", place.Province);
        WriteUnit(json, "oldProvince", place.OldProvince);
        WriteUnit(json, "oldDistrict", place.OldDistrict);
        WriteUnit(json, "oldCommune", place.OldCommune);
        json.WriteStartArray("communes");
        foreach (var commune in place.Communes) WriteUnit(json, commune);
        json.WriteEndArray();
    }

    private static void WriteUnit(Utf8JsonWriter json, string name, Unit? unit)
    {
        json.WritePropertyName(name);
        if (unit is null) json.WriteNullValue();
        else WriteUnit(json, unit);
    }

    private static void WriteUnit(Utf8JsonWriter json, Unit unit)
    {
        json.WriteStartObject();
        json.WriteString("code", unit.Code);
        json.WriteString("name", unit.Name);
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, GeoPoint? point)
    {
        if (point is { } known)
        {
            json.WriteNumber("lat", known.Latitude);
            json.WriteNumber("lng", known.Longitude);
            return;
        }

        json.WriteNull("lat");
        json.WriteNull("lng");
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed)) write(json);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
