using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Refract.Runtime;

/// <summary>
/// The types that members of records have, for options that do not know them: those of a program without reflection,
/// whose resolvers name the program's own types. They are written as System.Text.Json does.
/// </summary>
internal sealed class MemberTypes : IJsonTypeInfoResolver
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> s_completed = [];

    private readonly ConcurrentDictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _known = [];

    /// <summary>The contexts of documents, which also know what is inside of these.</summary>
    private readonly ConcurrentQueue<IJsonTypeInfoResolver> _contexts = [];

    private MemberTypes()
    {
        AddValue<int>(JsonMetadataServices.Int32Converter);
        AddValue<long>(JsonMetadataServices.Int64Converter);
        AddValue<double>(JsonMetadataServices.DoubleConverter);
        AddValue<decimal>(JsonMetadataServices.DecimalConverter);
        AddValue<bool>(JsonMetadataServices.BooleanConverter);
        AddValue<DateTimeOffset>(JsonMetadataServices.DateTimeOffsetConverter);
        AddValue<DateOnly>(JsonMetadataServices.DateOnlyConverter);
        AddValue<TimeOnly>(JsonMetadataServices.TimeOnlyConverter);
        AddValue<Guid>(JsonMetadataServices.GuidConverter);
        AddValue<JsonElement>(JsonMetadataServices.JsonElementConverter);
        Add<string>(JsonMetadataServices.StringConverter);
        Add<byte[]>(JsonMetadataServices.ByteArrayConverter);
    }

    /// <summary>All that any record has.</summary>
    public static MemberTypes Instance { get; } = new();

    /// <summary>The same options with these types behind their own.</summary>
    public static JsonSerializerOptions Complete(JsonSerializerOptions options) =>
        s_completed.GetValue(options, static options =>
        {
            var completed = new JsonSerializerOptions(options);
            completed.TypeInfoResolverChain.Add(Instance);
            // Records inside of records are asked with these options already.
            s_completed.AddOrUpdate(completed, completed);
            return completed;
        });

    /// <summary>Makes a generated type known, which names its converter in an attribute: a record or an enum.</summary>
    public void AddGenerated<T>() => Add<T>(null);

    /// <summary>The same of an enum.</summary>
    public void AddGeneratedValue<T>() where T : struct => AddValue<T>(null);

    /// <summary>Makes a list known.</summary>
    public void AddList<T>() => _known.TryAdd(typeof(IReadOnlyList<T>), static options =>
        JsonMetadataServices.CreateIEnumerableInfo<IReadOnlyList<T>, T>(options,
            new JsonCollectionInfoValues<IReadOnlyList<T>> { NumberHandling = options.NumberHandling }));

    /// <summary>Makes the documents of a column known, where the schema names the context that knows them.</summary>
    public void AddDocument<T, TNullable>(DocumentMap<T, TNullable> map)
    {
        if (map.Context is not { } context) return;
        if (!_contexts.Contains(context)) _contexts.Enqueue(context);
        if (typeof(T).IsValueType && typeof(T) != typeof(TNullable))
            _known.TryAdd(typeof(TNullable), static options =>
                JsonMetadataServices.CreateValueInfo<TNullable>(options, new DocumentJson<T, TNullable>()));
    }

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        if (_known.TryGetValue(type, out var make)) return make(options);
        foreach (var context in _contexts)
            if (context.GetTypeInfo(type, options) is { } info) return info;
        return null;
    }

    private void Add<T>(JsonConverter? converter) => _known.TryAdd(typeof(T), options =>
    {
        var used = options.Converters.FirstOrDefault(given => given.CanConvert(typeof(T)))
            ?? converter ?? Named(typeof(T));
        return JsonMetadataServices.CreateValueInfo<T>(options,
            used is JsonConverterFactory factory ? factory.CreateConverter(typeof(T), options)! : used);
    });

    private void AddValue<T>(JsonConverter? converter) where T : struct
    {
        Add<T>(converter);
        _known.TryAdd(typeof(T?), static options => JsonMetadataServices.CreateValueInfo<T?>(options,
            JsonMetadataServices.GetNullableConverter<T>(options)));
    }

    private static JsonConverter Named(Type type) =>
        Attribute.GetCustomAttribute(type, typeof(JsonConverterAttribute))
            is JsonConverterAttribute { ConverterType: { } converter }
            ? (JsonConverter)Activator.CreateInstance(converter)!
            : throw new NotSupportedException($"No record has a {type}.");
}
