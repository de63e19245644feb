using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Refract.Runtime;

/// <summary>
/// Tells System.Text.Json about generated records, alone and in lists, without reflection. A source-generated
/// <c>JsonSerializerContext</c> of the same project cannot see generated records; this stands in its place, or beside
/// it in <c>TypeInfoResolverChain</c>.
/// </summary>
public sealed class ModelJsonResolver : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _known = [];

    /// <summary>Adds a record, and lists and arrays of it.</summary>
    public ModelJsonResolver Add<T>() where T : class, IModel<T>
    {
        _known[typeof(T)] = static options => JsonMetadataServices.CreateValueInfo<T>(options, new ModelJson<T>());
        _known[typeof(T[])] = static options =>
            JsonMetadataServices.CreateArrayInfo<T>(options, new JsonCollectionInfoValues<T[]>());
        _known[typeof(List<T>)] = static options =>
            JsonMetadataServices.CreateListInfo<List<T>, T>(options,
                new JsonCollectionInfoValues<List<T>> { ObjectCreator = static () => [] });
        _known[typeof(IReadOnlyList<T>)] = static options =>
            JsonMetadataServices.CreateIEnumerableInfo<IReadOnlyList<T>, T>(options,
                new JsonCollectionInfoValues<IReadOnlyList<T>>());
        return this;
    }

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        _known.TryGetValue(type, out var make) ? make(options) : null;
}
