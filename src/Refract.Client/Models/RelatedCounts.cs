using System.Text.Json;

namespace Refract.Runtime;

/// <summary>The numbers of related rows that a record has.</summary>
internal struct RelatedCounts : IModelVisitor
{
    private List<(int Slot, int Count)>? _counts;

    public static bool SeesLazyColumns => false;

    /// <summary>The relations' slots and numbers; null when there are none.</summary>
    public static IReadOnlyList<(int Slot, int Count)>? Of<T>(T record) where T : class, IModel<T>
    {
        if (Model<T>.Info.Relations.Count == 0) return null;
        var visitor = new RelatedCounts();
        T.Visit(ref visitor, record, record);
        return visitor._counts;
    }

    public void Many<T>(int slot, RelationValue<IReadOnlyList<T>> first) where T : class, IModel<T>
    {
        if (first.CountOrNull is { } count) (_counts ??= []).Add((slot, count));
    }

    public readonly void One<T>(int slot, RelationValue<T> first) where T : class, IModel<T>
    {
    }

    public readonly void Value<T>(int slot, T first, T second) where T : struct
    {
    }

    public readonly void ValueN<T>(int slot, T? first, T? second) where T : struct
    {
    }

    public readonly void Document<T, TNullable>(int slot, TNullable first, TNullable second,
        DocumentMap<T, TNullable> map)
    {
    }

    public readonly void Text(int slot, string? first, string? second)
    {
    }

    public readonly void Bytes(int slot, byte[]? first, byte[]? second)
    {
    }

    public readonly void Json(int slot, JsonElement? first, JsonElement? second)
    {
    }

    public readonly void List<T>(int slot, IReadOnlyList<T> first, IReadOnlyList<T> second)
    {
    }
}
