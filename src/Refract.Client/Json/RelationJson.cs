using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Refract.Runtime;

/// <summary>
/// Writes and reads what is behind a relation by the options' contract of its type. It stands between the contracts of
/// two records so that a schema of the one ends there: the models of a schema lead to each other in circles, and an
/// exporter that wrote each into the other would not come to an end. <c>Refract.AspNetCore</c> puts references into
/// OpenAPI documents.
/// </summary>
/// <typeparam name="T">The record, or a list of it.</typeparam>
public sealed class RelationJson<T> : JsonConverter<T> where T : class
{
    internal RelationJson()
    {
    }

    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, ContractOf(options));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, ContractOf(options));

    private static JsonTypeInfo<T> ContractOf(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }
}
