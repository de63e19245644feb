using System.Text.Json;

namespace Refract.Runtime;

/// <summary>Records to JSON and back.</summary>
internal static class JsonRecord
{
    public static void Write<T>(Utf8JsonWriter writer, T record, JsonSerializerOptions options)
        where T : class, IModel<T>
    {
        CheckDepth<T>(writer, options);
        writer.WriteStartObject();
        var names = JsonNames.Of(Model<T>.Info, options);
        var visitor = new JsonWriteVisitor(writer, names, options);
        T.Visit(ref visitor, record, record);
        if (RelatedCounts.Of(record) is { } counts)
        {
            writer.WriteStartObject(names.Count);
            foreach (var (slot, count) in counts) writer.WriteNumber(names[slot], count);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>
    /// Records that lead back to themselves would end in the writer's own error, which does not say why.
    /// </summary>
    public static void CheckDepth<T>(Utf8JsonWriter writer, JsonSerializerOptions options) where T : class, IModel<T>
    {
        if (writer.CurrentDepth >= (options.MaxDepth == 0 ? 64 : options.MaxDepth))
            throw new JsonException(
                $"{Model<T>.Info.Name} is nested deeper than JsonSerializerOptions.MaxDepth allows: the "
                    + "records may refer to each other in a circle.");
    }

    public static T Read<T>(JsonElement json, JsonSerializerOptions options) where T : class, IModel<T>
    {
        var model = Model<T>.Info;
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException($"A {model.Name} must be a JSON object, not {json.ValueKind}.");
        var names = JsonNames.Of(model, options);
        var members = new JsonElement[model.SlotCount];
        JsonElement counts = default;
        foreach (var property in json.EnumerateObject())
        {
            if (names.SlotOf(property.Name) is >= 0 and var slot) members[slot] = property.Value;
            else if (names.IsCount(property.Name)) counts = property.Value;
        }

        var columns = new JsonElement[model.Columns.Count];
        foreach (var column in model.Columns)
        {
            var value = members[column.Slot];
            if (value.ValueKind == JsonValueKind.Undefined
                && column is { IsLazy: false, Type: { IsNullable: false, IsList: false } })
                throw new JsonException($"The JSON has no {names[column.Slot].Value}, which a {model.Name} needs.");
            columns[column.Ordinal] = value;
        }

        var row = new JsonRow(columns, model, names);
        var record = T.Read(ref row, 0);
        foreach (var column in model.Columns)
            if (column.IsLazy && columns[column.Ordinal].ValueKind != JsonValueKind.Undefined)
                T.ReadLazy(ref row, column.Ordinal, column.Slot, record);
        var visitor = new JsonRelationVisitor<T>(record, members, options);
        T.Visit(ref visitor, record, record);
        ReadCounts(record, counts, names);
        return record;
    }

    private static void ReadCounts<T>(T record, JsonElement counts, JsonNames names) where T : class, IModel<T>
    {
        if (counts.ValueKind != JsonValueKind.Object) return;
        foreach (var property in counts.EnumerateObject())
            if (names.SlotOf(property.Name) is >= 0 and var slot && !Model<T>.Info.IsColumn(slot)
                && property.Value.TryGetInt32(out var count)) T.Attach(record, slot, new RelatedCount(count));
    }
}
