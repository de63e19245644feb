using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Refract.Runtime;

/// <summary>
/// Writes and reads a generated record under options that do not know its contract: what an attribute can name. The
/// work is that of the contract; a program that registers the client's <c>JsonResolver</c> does without this.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class ModelJson<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>
    : JsonConverter<T>
    where T : class, IModel<T>
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonTypeInfo<T>> s_contracts = [];

    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject ? JsonSerializer.Deserialize(ref reader, ContractOf(options))
            : throw new JsonException($"A {Model<T>.Info.Name} must be a JSON object, not {reader.TokenType}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, ContractOf(options));

    private static JsonTypeInfo<T> ContractOf(JsonSerializerOptions options) =>
        s_contracts.GetValue(options, static options =>
            RecordContract.Of<T>(MemberTypes.Complete(options), isForConverter: true));
}
