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
    private readonly Action<Utf8JsonWriter, T, JsonSerializerOptions>? _writeItems;
    private JsonTypeInfo<T>? _contract;

    /// <summary>A converter of one relation.</summary>
    /// <param name="writeItems">
    /// Writes what is between the brackets of a list, where nothing in the options says how lists are written. A list
    /// that is written as a whole takes a stack of its own, which is most of the cost of a short one.
    /// </param>
    internal RelationJson(Action<Utf8JsonWriter, T, JsonSerializerOptions>? writeItems) => _writeItems = writeItems;

    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, ContractOf(options));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var contract = ContractOf(options);
        if (_writeItems is null || contract.Kind != JsonTypeInfoKind.Enumerable || options.ReferenceHandler is not null)
        {
            JsonSerializer.Serialize(writer, value, contract);
            return;
        }

        writer.WriteStartArray();
        _writeItems(writer, value, options);
        writer.WriteEndArray();
    }

    private JsonTypeInfo<T> ContractOf(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // A contract belongs to one options object, and so does this converter; looking it up costs as much as a value.
        if (_contract is { } known && ReferenceEquals(known.Options, options)) return known;
        return _contract = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }
}
