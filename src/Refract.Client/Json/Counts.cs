using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Refract.Runtime;

/// <summary>The numbers of related rows of a record, as JSON has them: an object with a number for each relation that
/// was counted.</summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed class Counts<T> where T : class, IModel<T>
{
    private readonly Dictionary<int, int> _bySlot = [];

    /// <summary>The numbers that a record has; null when it has none.</summary>
    public static Counts<T>? Of(T record)
    {
        if (RelatedCounts.Of(record) is not { } known) return null;
        var counts = new Counts<T>();
        foreach (var (slot, count) in known) counts._bySlot[slot] = count;
        return counts;
    }

    /// <summary>Gives the numbers to a record.</summary>
    public void AttachTo(T record)
    {
        foreach (var (slot, count) in _bySlot) T.Attach(record, slot, new RelatedCount(count));
    }

    /// <summary>The contract of such an object.</summary>
    public static JsonTypeInfo<Counts<T>> Contract(JsonSerializerOptions options) =>
        JsonMetadataServices.CreateObjectInfo(options, new JsonObjectInfoValues<Counts<T>>
        {
            ObjectCreator = static () => new(), NumberHandling = options.NumberHandling,
            PropertyMetadataInitializer = _ =>
            [
                .. Model<T>.Info.Relations.Where(relation => relation is { IsMany: true, IsInJson: true })
                    .Select(relation => Property(relation, options)),
            ],
        });

    private static JsonPropertyInfo Property(RelationInfo relation, JsonSerializerOptions options)
    {
        var slot = relation.Slot;
        var info = JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<int>
        {
            IsProperty = true, IsPublic = true, DeclaringType = typeof(Counts<T>), PropertyName = relation.Name,
            JsonPropertyName = relation.JsonName,
            Getter = counts => ((Counts<T>)counts)._bySlot.GetValueOrDefault(slot),
            Setter = (counts, count) => ((Counts<T>)counts)._bySlot[slot] = count,
        });
        info.ShouldSerialize = (counts, _) => ((Counts<T>)counts)._bySlot.ContainsKey(slot);
        return info;
    }
}
