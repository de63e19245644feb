using System.Text.Json;

namespace Refract.Runtime;

/// <summary>Fills the relations of a record that was read from JSON with those that the JSON has.</summary>
internal readonly struct JsonRelationVisitor<TRecord>(TRecord record, JsonElement[] members,
    JsonSerializerOptions options) : IModelVisitor
    where TRecord : class, IModel<TRecord>
{
    public static bool SeesLazyColumns => false;

    public void One<T>(int slot, RelationValue<T> first) where T : class, IModel<T>
    {
        var json = members[slot];
        if (json.ValueKind == JsonValueKind.Undefined) return;
        TRecord.Attach(record, slot, json.ValueKind == JsonValueKind.Null ? null : JsonRecord.Read<T>(json, options));
    }

    public void Many<T>(int slot, RelationValue<IReadOnlyList<T>> first) where T : class, IModel<T>
    {
        var json = members[slot];
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return;
        var records = new List<T>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray()) records.Add(JsonRecord.Read<T>(item, options));
        TRecord.Attach(record, slot, records);
    }

    public void Value<T>(int slot, T first, T second) where T : struct
    {
    }

    public void ValueN<T>(int slot, T? first, T? second) where T : struct
    {
    }

    public void Text(int slot, string? first, string? second)
    {
    }

    public void Bytes(int slot, byte[]? first, byte[]? second)
    {
    }

    public void Json(int slot, JsonElement? first, JsonElement? second)
    {
    }

    public void Document<T, TNullable>(int slot, TNullable first, TNullable second,
        DocumentMap<T, TNullable> map)
    {
    }

    public void List<T>(int slot, IReadOnlyList<T> first, IReadOnlyList<T> second)
    {
    }
}
