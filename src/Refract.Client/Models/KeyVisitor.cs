using System.Text.Json;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Takes the value of one column out of a record: a number, a text or a UUID.</summary>
internal struct KeyVisitor(int wanted) : IModelVisitor
{
    public static bool SeesLazyColumns => false;

    /// <summary>The value; NULL for a column of another kind.</summary>
    public SqlValue Found { get; private set; }

    public void Value<T>(int slot, T first, T second) where T : struct
    {
        if (slot == wanted) Found = SqlValue.From(first);
    }

    public void ValueN<T>(int slot, T? first, T? second) where T : struct
    {
        if (slot == wanted && first is { } value) Found = SqlValue.From(value);
    }

    public void Text(int slot, string? first, string? second)
    {
        if (slot == wanted) Found = SqlValue.Of(first);
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

    public readonly void One<T>(int slot, RelationValue<T> first) where T : class, IModel<T>
    {
    }

    public readonly void Many<T>(int slot, RelationValue<IReadOnlyList<T>> first) where T : class, IModel<T>
    {
    }
}
