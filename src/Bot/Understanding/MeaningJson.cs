using System.Text.Encodings.Web;
using System.Text.Json;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Bot.Understanding;

/// <summary>Writes a meaning as one line of the <c>understand</c> verb's output. The place is written by whoever knows its shape.</summary>
public sealed class MeaningJson(Action<Utf8JsonWriter, PlaceMatch> writePlace)
{
    private const int ScoreDigits = 4;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object without a line end; <c>place</c> is null where there is none.</summary>
    public void Write(Stream output, string id, Meaning meaning, double milliseconds)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("topic", Labels.Of(meaning.Topic));
        WriteTopics(json, meaning.Topics);
        json.WriteString("urgency", Labels.Of(meaning.Urgency));
        json.WriteString("speaker", Labels.Of(meaning.Speaker));
        json.WritePropertyName("place");
        if (meaning.Place is null) json.WriteNullValue();
        else writePlace(json, meaning.Place);
        json.WriteString("restored", meaning.Restored);
        json.WriteNumber("ms", Math.Round(milliseconds, 2));
        json.WriteEndObject();
    }

    private static void WriteTopics(Utf8JsonWriter json, IReadOnlyList<TopicScore> topics)
    {
        json.WriteStartArray("topics");
        foreach (var topic in topics)
        {
            json.WriteStartObject();
            json.WriteString("label", Labels.Of(topic.Topic));
            json.WriteNumber("score", Math.Round(topic.Score, ScoreDigits));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
