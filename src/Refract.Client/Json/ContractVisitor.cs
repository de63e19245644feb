using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Refract.Runtime;

/// <summary>Makes a property of a contract of each member that it is shown.</summary>
internal readonly struct ContractVisitor<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TRecord>(
    JsonSerializerOptions options, bool isForConverter) : IModelVisitor
    where TRecord : class, IModel<TRecord>
{
    private readonly List<JsonPropertyInfo> _properties = [];

    public static bool SeesLazyColumns => true;

    /// <summary>The properties: the members, and the numbers of related rows.</summary>
    public JsonPropertyInfo[] Complete()
    {
        if (Model<TRecord>.Info.Relations.Any(relation => relation is { IsMany: true, IsInJson: true }))
            _properties.Add(Counts());
        return [.. _properties];
    }

    public void Value<T>(int slot, T first, T second) where T : struct
    {
        MemberTypes.Instance.AddGeneratedValue<T>();
        Column<T>(slot);
    }

    public void ValueN<T>(int slot, T? first, T? second) where T : struct
    {
        MemberTypes.Instance.AddGeneratedValue<T>();
        Column<T?>(slot);
    }

    public void Text(int slot, string? first, string? second) => Column<string>(slot);

    public void Bytes(int slot, byte[]? first, byte[]? second) => Column<byte[]>(slot);

    public void Json(int slot, JsonElement? first, JsonElement? second)
    {
        if (Model<TRecord>.Info.Column(slot).Type.IsNullable) Column<JsonElement?>(slot);
        else Column<JsonElement>(slot);
    }

    public void Document<T, TNullable>(int slot, TNullable first, TNullable second,
        DocumentMap<T, TNullable> map)
    {
        MemberTypes.Instance.AddDocument(map);
        Column<TNullable>(slot);
    }

    public void List<T>(int slot, IReadOnlyList<T> first, IReadOnlyList<T> second)
    {
        MemberTypes.Instance.AddGenerated<T>();
        MemberTypes.Instance.AddList<T>();
        Column(slot, ScalarContract.ReadingList<T>(Model<TRecord>.Info.Column(slot)));
    }

    public void One<T>(int slot, RelationValue<T> first) where T : class, IModel<T>
    {
        MemberTypes.Instance.AddGenerated<T>();
        Relation<T>(slot);
    }

    public void Many<T>(int slot, RelationValue<IReadOnlyList<T>> first) where T : class, IModel<T>
    {
        MemberTypes.Instance.AddGenerated<T>();
        MemberTypes.Instance.AddList<T>();
        Relation<IReadOnlyList<T>>(slot, WritingItems<T>());
    }

    private void Column<T>(int slot, Func<T?, T?>? reading = null)
    {
        var column = Model<TRecord>.Info.Column(slot);
        if (!column.IsInJson) return;
        var property = typeof(TRecord).GetProperty(column.Name)!;
        var get = property.GetMethod!.CreateDelegate<Func<TRecord, T?>>();
        var set = property.SetMethod!.CreateDelegate<Action<TRecord, T?>>();
        // The serializer passes records of this contract's type alone: a cast would cost as much as a value.
        var convert = reading ?? ScalarContract.Reading<T>(column);
        var info = JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<T>
        {
            IsProperty = true, IsPublic = true, DeclaringType = typeof(TRecord), PropertyName = column.Name,
            JsonPropertyName = column.JsonName, AttributeProviderFactory = () => property,
            Getter = column.IsLazy
                ? record => LazyState.Of(Unsafe.As<TRecord>(record), slot) ? get(Unsafe.As<TRecord>(record)) : default
                : ScalarContract.Writing<TRecord, T>(get),
            Setter = convert is null ? (record, value) => set(Unsafe.As<TRecord>(record), value)
                : (record, value) => set(Unsafe.As<TRecord>(record), convert(value)),
            NumberHandling = isForConverter && column.Type.Scalar == Schema.ScalarType.Float
                ? options.NumberHandling | JsonNumberHandling.AllowNamedFloatingPointLiterals : null,
        });
        var isNullable = column.Type.IsNullable;
        if (default(T) is null) (info.IsGetNullable, info.IsSetNullable) = (isNullable, isNullable);
        info.IsRequired = column is { IsLazy: false, Type.IsList: false } && !isNullable;
        if (column.IsLazy) WhenLoaded(info, record => LazyState.Of((TRecord)record, slot));
        _properties.Add(info);
    }

    private void Relation<T>(int slot, Action<Utf8JsonWriter, T, JsonSerializerOptions>? writeItems = null)
        where T : class
    {
        var relation = Model<TRecord>.Info.Relation(slot);
        if (!relation.IsInJson) return;
        var property = typeof(TRecord).GetProperty(relation.Name)!;
        var end = isForConverter ? null : new RelationJson<T>(writeItems);
        var info = JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<T>
        {
            IsProperty = true, IsPublic = true, DeclaringType = typeof(TRecord), PropertyName = relation.Name,
            JsonPropertyName = relation.JsonName, AttributeProviderFactory = () => property,
            Converter = end,
            PropertyTypeInfo = end is null ? null! : JsonMetadataServices.CreateValueInfo<T>(options, end),
            Getter = record => Unsafe.As<T>(RelationState.Of(Unsafe.As<TRecord>(record), slot).Related),
            // A null says that there is no row; for a list, that the JSON does not have it.
            Setter = (record, value) =>
            {
                if (value is not null || !relation.IsMany) TRecord.Attach((TRecord)record, slot, value);
            },
        });
        var isNullable = relation is { IsMany: false, IsOptional: true };
        (info.IsGetNullable, info.IsSetNullable) = (isNullable, isNullable);
        // What is there was loaded; a list that is not there was not.
        if (relation.IsMany) info.ShouldSerialize = static (_, value) => value is not null;
        else WhenLoaded(info, record => RelationState.Of(Unsafe.As<TRecord>(record), slot).IsLoaded);
        _properties.Add(info);
    }

    private static Action<Utf8JsonWriter, IReadOnlyList<T>, JsonSerializerOptions> WritingItems<T>()
    {
        JsonTypeInfo<T>? known = null;
        return (writer, items, options) =>
        {
            var contract = known;
            if (contract is null || !ReferenceEquals(contract.Options, options))
                known = contract = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
            for (var i = 0; i < items.Count; i++) JsonSerializer.Serialize(writer, items[i], contract);
        };
    }

    /// <summary>
    /// Writes a member when it is loaded. Such a rule takes the place of the one that the options have for nulls.
    /// </summary>
    private void WhenLoaded(JsonPropertyInfo info, Func<object, bool> isLoaded)
    {
        if (options.DefaultIgnoreCondition is JsonIgnoreCondition.WhenWritingNull
            or JsonIgnoreCondition.WhenWritingDefault)
            info.ShouldSerialize = static (_, value) => value is not null;
        else info.ShouldSerialize = (record, _) => isLoaded(record);
    }

    private JsonPropertyInfo Counts()
    {
        var info = JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<Counts<TRecord>>
        {
            IsProperty = true, IsPublic = true, DeclaringType = typeof(TRecord),
            PropertyName = Model<TRecord>.Info.CountName, PropertyTypeInfo = Counts<TRecord>.Contract(options),
            Getter = static record => Counts<TRecord>.Of((TRecord)record),
            Setter = static (record, counts) => counts?.AttachTo((TRecord)record),
        });
        (info.IsGetNullable, info.IsSetNullable) = (false, false);
        info.ShouldSerialize = static (_, counts) => counts is not null;
        return info;
    }
}
