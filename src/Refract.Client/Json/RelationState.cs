using System.Text.Json;

namespace Refract.Runtime;

/// <summary>Whether a relation of a record is loaded, and with what; no error when it is not.</summary>
internal struct RelationState : IModelVisitor
{
    private readonly int _slot;

    private RelationState(int slot) => _slot = slot;

    public static bool SeesLazyColumns => false;

    /// <summary>True when it was loaded, with or without a row.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>The record or list; null when there is none.</summary>
    public object? Related { get; private set; }

    public static RelationState Of<T>(T record, int slot) where T : class, IModel<T>
    {
        var state = new RelationState(slot);
        T.Visit(ref state, record, record);
        return state;
    }

    public void One<T>(int slot, RelationValue<T> first) where T : class, IModel<T> => Take(slot, first);

    public void Many<T>(int slot, RelationValue<IReadOnlyList<T>> first) where T : class, IModel<T> =>
        Take(slot, first);

    public readonly void Value<T>(int slot, T first, T second) where T : struct
    {
    }

    public readonly void ValueN<T>(int slot, T? first, T? second) where T : struct
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

    public readonly void Document<T, TNullable>(int slot, TNullable first, TNullable second,
        DocumentMap<T, TNullable> map)
    {
    }

    public readonly void List<T>(int slot, IReadOnlyList<T> first, IReadOnlyList<T> second)
    {
    }

    private void Take<T>(int slot, RelationValue<T> relation) where T : class
    {
        if (slot == _slot) (IsLoaded, Related) = (relation.IsLoaded, relation.ValueOrNull);
    }
}
