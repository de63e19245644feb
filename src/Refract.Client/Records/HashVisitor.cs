using System.Text.Json;

namespace Refract.Runtime;

/// <summary>
/// Hashes a record. JSON and bytes count by presence, lists by length: cheap, and equal records still hash alike.
/// </summary>
internal struct HashVisitor : IModelVisitor
{
    private HashCode _hash;

    public static bool SeesLazyColumns => false;

    public readonly HashCode Hash => _hash;

    public void Value<T>(int slot, T first, T second) where T : struct => _hash.Add(first);

    public void ValueN<T>(int slot, T? first, T? second) where T : struct => _hash.Add(first);

    public void Text(int slot, string? first, string? second) => _hash.Add(first);

    public void Bytes(int slot, byte[]? first, byte[]? second) => _hash.Add(first?.Length);

    public void Json(int slot, JsonElement? first, JsonElement? second) => _hash.Add(first is null);

    public void Document<T, TNullable>(int slot, TNullable first, TNullable second,
        DocumentMap<T, TNullable> map) => _hash.Add(first is null);

    public void List<T>(int slot, IReadOnlyList<T> first, IReadOnlyList<T> second) => _hash.Add(first?.Count);

    public void One<T>(int slot, RelationValue<T> first) where T : class, IModel<T>
    {
    }

    public void Many<T>(int slot, RelationValue<IReadOnlyList<T>> first) where T : class, IModel<T>
    {
    }
}
