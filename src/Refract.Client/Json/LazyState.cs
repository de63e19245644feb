using System.Text.Json;

namespace Refract.Runtime;

/// <summary>Whether a lazy column of a record is loaded: a visitor is shown only those that are.</summary>
internal struct LazyState : IModelVisitor
{
    private readonly int _slot;
    private bool _isLoaded;

    private LazyState(int slot) => _slot = slot;

    public static bool SeesLazyColumns => true;

    public static bool Of<T>(T record, int slot) where T : class, IModel<T>
    {
        var state = new LazyState(slot);
        T.Visit(ref state, record, record);
        return state._isLoaded;
    }

    public void Value<T>(int slot, T first, T second) where T : struct => Take(slot);

    public void ValueN<T>(int slot, T? first, T? second) where T : struct => Take(slot);

    public void Text(int slot, string? first, string? second) => Take(slot);

    public void Bytes(int slot, byte[]? first, byte[]? second) => Take(slot);

    public void Json(int slot, JsonElement? first, JsonElement? second) => Take(slot);

    public void Document<T, TNullable>(int slot, TNullable first, TNullable second,
        DocumentMap<T, TNullable> map) => Take(slot);

    public void List<T>(int slot, IReadOnlyList<T> first, IReadOnlyList<T> second) => Take(slot);

    public readonly void One<T>(int slot, RelationValue<T> first) where T : class, IModel<T>
    {
    }

    public readonly void Many<T>(int slot, RelationValue<IReadOnlyList<T>> first) where T : class, IModel<T>
    {
    }

    private void Take(int slot) => _isLoaded |= slot == _slot;
}
