using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Refract.Runtime;

/// <summary>Writes the members of a record.</summary>
internal readonly struct JsonWriteVisitor(Utf8JsonWriter writer, JsonNames names, JsonSerializerOptions options)
    : IModelVisitor
{
    public static bool SeesLazyColumns => true;

    public void Value<T>(int slot, T first, T second) where T : struct
    {
        writer.WritePropertyName(names[slot]);
        WriteValue(first);
    }

    public void ValueN<T>(int slot, T? first, T? second) where T : struct
    {
        writer.WritePropertyName(names[slot]);
        if (first is { } value) WriteValue(value);
        else writer.WriteNullValue();
    }

    public void Text(int slot, string? first, string? second) => writer.WriteString(names[slot], first);

    public void Bytes(int slot, byte[]? first, byte[]? second)
    {
        if (first is null) writer.WriteNull(names[slot]);
        else writer.WriteBase64String(names[slot], first);
    }

    public void Json(int slot, JsonElement? first, JsonElement? second)
    {
        writer.WritePropertyName(names[slot]);
        if (first is { ValueKind: not JsonValueKind.Undefined } value) value.WriteTo(writer);
        else writer.WriteNullValue();
    }

    public void Document<T, TNullable>(int slot, TNullable first, TNullable second,
        DocumentMap<T, TNullable> map)
    {
        writer.WritePropertyName(names[slot]);
        if (first is null) writer.WriteNullValue();
        else map.Write(writer, first);
    }

    public void List<T>(int slot, IReadOnlyList<T> first, IReadOnlyList<T> second)
    {
        writer.WriteStartArray(names[slot]);
        foreach (var item in first ?? []) WriteValue(item);
        writer.WriteEndArray();
    }

    public void One<T>(int slot, RelationValue<T> first) where T : class, IModel<T>
    {
        if (!first.IsLoaded) return;
        writer.WritePropertyName(names[slot]);
        if (first.ValueOrNull is { } record) JsonRecord.Write(writer, record, options);
        else writer.WriteNullValue();
    }

    public void Many<T>(int slot, RelationValue<IReadOnlyList<T>> first) where T : class, IModel<T>
    {
        if (!first.IsLoaded) return;
        JsonRecord.CheckDepth<T>(writer, options);
        writer.WriteStartArray(names[slot]);
        foreach (var record in first.ValueOrNull ?? []) JsonRecord.Write(writer, record, options);
        writer.WriteEndArray();
    }

    /// <summary>The tests on the type vanish when this is compiled for a given value type.</summary>
    private void WriteValue<T>(T value)
    {
        if (typeof(T) == typeof(int)) writer.WriteNumberValue(Unsafe.As<T, int>(ref value));
        else if (typeof(T) == typeof(long)) writer.WriteNumberValue(Unsafe.As<T, long>(ref value));
        else if (typeof(T) == typeof(bool)) writer.WriteBooleanValue(Unsafe.As<T, bool>(ref value));
        else if (typeof(T) == typeof(double)) WriteDouble(Unsafe.As<T, double>(ref value));
        else if (typeof(T) == typeof(decimal)) writer.WriteNumberValue(Unsafe.As<T, decimal>(ref value));
        else if (typeof(T) == typeof(DateTimeOffset)) writer.WriteStringValue(Unsafe.As<T, DateTimeOffset>(ref value));
        else if (typeof(T) == typeof(Guid)) writer.WriteStringValue(Unsafe.As<T, Guid>(ref value));
        else if (typeof(T) == typeof(DateOnly))
            writer.WriteStringValue(Unsafe.As<T, DateOnly>(ref value).ToString("O", CultureInfo.InvariantCulture));
        else if (typeof(T) == typeof(TimeOnly))
            writer.WriteStringValue(Unsafe.As<T, TimeOnly>(ref value).ToString("O", CultureInfo.InvariantCulture));
        else if (value is string text) writer.WriteStringValue(text);
        else if (value is byte[] bytes) writer.WriteBase64StringValue(bytes);
        else if (value is JsonElement json) json.WriteTo(writer);
        else writer.WriteStringValue(value?.ToString());
    }

    /// <summary>
    /// JSON has no infinities and no NaN; System.Text.Json's named form is what its own readers take back.
    /// </summary>
    private void WriteDouble(double value)
    {
        if (double.IsFinite(value)) writer.WriteNumberValue(value);
        else writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}
