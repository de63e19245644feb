using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Refract.Runtime;

/// <summary>
/// Tells System.Text.Json the contracts of generated records, alone and in lists. In the options of a program
/// (<c>TypeInfoResolverChain.Insert(0, AppDb.JsonResolver)</c>) it makes what looks at contracts see their properties:
/// OpenAPI documents, JSON schemas, resolver modifiers. It needs no other resolver, so it also serves programs that
/// are compiled ahead of time, whose <c>JsonSerializerContext</c> cannot see generated records of the same project.
/// </summary>
public sealed class ModelJsonResolver : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _known = [];

    /// <summary>Adds a record, and lists and arrays of it.</summary>
    public ModelJsonResolver Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>()
        where T : class, IModel<T>
    {
        _known[typeof(T)] = static options => RecordContract.Of<T>(options, isForConverter: false);
        _known[typeof(T[])] = static options =>
            JsonMetadataServices.CreateArrayInfo<T>(options,
                new JsonCollectionInfoValues<T[]> { NumberHandling = options.NumberHandling });
        _known[typeof(List<T>)] = static options =>
            JsonMetadataServices.CreateListInfo<List<T>, T>(options,
                new JsonCollectionInfoValues<List<T>>
                {
                    ObjectCreator = static () => [], NumberHandling = options.NumberHandling,
                });
        _known[typeof(IReadOnlyList<T>)] = static options =>
            JsonMetadataServices.CreateIEnumerableInfo<IReadOnlyList<T>, T>(options,
                new JsonCollectionInfoValues<IReadOnlyList<T>> { NumberHandling = options.NumberHandling });
        return this;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The type is the row of a <c>Select</c>.</exception>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var isRow = RowJson.IsRow(type);
        if (!_known.TryGetValue(type, out var make) && !isRow)
            return MemberTypes.Instance.GetTypeInfo(type, options);
        // A converter of the program goes before any contract.
        if (options.Converters.Any(converter => converter.CanConvert(type))) return null;
        return isRow ? throw RowJson.Refusal(type) : make!(options);
    }
}
