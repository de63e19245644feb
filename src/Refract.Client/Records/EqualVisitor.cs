using System.Text.Json;

namespace Refract.Runtime;

/// <summary>Compares two records column by column.</summary>
internal struct EqualVisitor() : IModelVisitor
{
    public static bool SeesLazyColumns => false;

    public bool AreEqual { get; private set; } = true;

    public void Value<T>(int slot, T first, T second)
        where T : struct => AreEqual = AreEqual && EqualityComparer<T>.Default.Equals(first, second);

    public void ValueN<T>(int slot, T? first, T? second)
        where T : struct => AreEqual = AreEqual && Nullable.Equals(first, second);

    public void Text(int slot, string? first, string? second) => AreEqual = AreEqual && first == second;

    public void Bytes(int slot, byte[]? first, byte[]? second) =>
        AreEqual = AreEqual && first is null == second is null && first.AsSpan().SequenceEqual(second);

    public void Json(int slot, JsonElement? first, JsonElement? second) =>
        AreEqual = AreEqual
            && (first is { } left && second is { } right ? SameJson(left, right) : first is null && second is null);

    public void Document<T, TNullable>(int slot, TNullable first, TNullable second,
        DocumentMap<T, TNullable> map) =>
        AreEqual = AreEqual && map.AreEqual(first, second);

    public void List<T>(int slot, IReadOnlyList<T> first, IReadOnlyList<T> second) =>
        AreEqual = AreEqual && SameItems(first, second);

    public void One<T>(int slot, RelationValue<T> first) where T : class, IModel<T>
    {
    }

    public void Many<T>(int slot, RelationValue<IReadOnlyList<T>> first) where T : class, IModel<T>
    {
    }

    private static bool SameJson(JsonElement left, JsonElement right) =>
        left.ValueKind == JsonValueKind.Undefined || right.ValueKind == JsonValueKind.Undefined
        ? left.ValueKind == right.ValueKind
        : JsonElement.DeepEquals(left, right);

    private static bool SameItems<T>(IReadOnlyList<T> first, IReadOnlyList<T> second)
    {
        if (ReferenceEquals(first, second)) return true;
        if (first is null || second is null || first.Count != second.Count) return false;
        for (var i = 0; i < first.Count; i++)
            if (!SameItem(first[i], second[i])) return false;
        return true;
    }

    private static bool SameItem<T>(T first, T second) => first switch
    {
        byte[] bytes => second is byte[] others && bytes.AsSpan().SequenceEqual(others),
        JsonElement json => second is JsonElement other && SameJson(json, other),
        _ => EqualityComparer<T>.Default.Equals(first, second),
    };
}
