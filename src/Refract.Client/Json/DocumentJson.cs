using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Refract.Runtime;

/// <summary>Writes and reads a struct or null, where the context of the struct does not know the null.</summary>
/// <typeparam name="T">The struct.</typeparam>
/// <typeparam name="TNullable">The struct, or null.</typeparam>
internal sealed class DocumentJson<T, TNullable> : JsonConverter<TNullable>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override TNullable? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default
            : (TNullable)(object)JsonSerializer.Deserialize(ref reader, Info(options))!;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TNullable value, JsonSerializerOptions options)
    {
        if (value is null) writer.WriteNullValue();
        else JsonSerializer.Serialize(writer, (T)(object)value, Info(options));
    }

    private static JsonTypeInfo<T> Info(JsonSerializerOptions options) =>
        (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
