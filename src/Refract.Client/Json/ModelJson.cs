using System.Text.Json;
using System.Text.Json.Serialization;

namespace Refract.Runtime;

/// <summary>
/// Writes and reads any generated record without reflection. Relations that were not loaded are left out, so what is
/// read back equals what was written and knows which relations it has. Names follow the options' policy; enum values
/// are written by their C# names.
/// </summary>
public sealed class ModelJson<T> : JsonConverter<T> where T : class, IModel<T>
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        using var document = JsonDocument.ParseValue(ref reader);
        return JsonRecord.Read<T>(document.RootElement, options);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonRecord.Write(writer, value, options);
}
