using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Activities;

/// <summary>How messages, replies and the state of a talk are written into the database.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IncomingMessage))]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(Desk.Handover))]
public sealed partial class BotJson : JsonSerializerContext
{
    /// <summary>Vietnamese letters stay letters: the default encoder nearly doubles each sentence.</summary>
    public static BotJson Stored { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
