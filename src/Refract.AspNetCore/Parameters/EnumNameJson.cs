using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Refract.AspNetCore;

/// <summary>
/// Reads and writes an <see cref="EnumName{T}"/> in JSON as the name that it stands for. For its attribute.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumNameJson : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(IEnumName));

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "It is a structure, made without constructor.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        ((IEnumName)RuntimeHelpers.GetUninitializedObject(typeToConvert)).Converter;

    internal sealed class Converter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>
        : JsonConverter<EnumName<T>> where T : struct, Enum
    {
        public override EnumName<T> Read(ref Utf8JsonReader reader, Type typeToConvert,
            JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && EnumName<T>.TryParse(reader.GetString(), null, out var name)
                ? name : throw new JsonException($"There is no {typeof(T).Name} of that name.");

        public override void Write(Utf8JsonWriter writer, EnumName<T> value, JsonSerializerOptions options)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.WriteStringValue(value.Name);
        }
    }
}
