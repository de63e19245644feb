using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What an update does with a document of a type: <c>Preferences = new(…)</c>, or in the database <c>Preferences = {
/// SetPath = (["theme"], "dark") }</c>. Paths have the names that the document has in the database.
/// </summary>
/// <typeparam name="T">The type of the documents.</typeparam>
/// <typeparam name="TNullable">The same, or what may also be null, for a column that may be.</typeparam>
public sealed class DocumentUpdate<T, TNullable> : JsonUpdateBase
{
    private DocumentMap<T, TNullable>? _map;
    private (object? Value, bool IsGiven) _set;

    /// <summary>Sets the document; null sets NULL, where the column may be null.</summary>
    public TNullable Set
    {
        set
        {
            if (_map is { } map) Put(WriteOperation.Set, value is null ? SqlValue.Null : map.Write((T)(object)value));
            else _set = (value, true);
        }
    }

    /// <summary>Sets the document; null sets NULL, where the column may be null.</summary>
    public static implicit operator DocumentUpdate<T, TNullable>(TNullable value) => new() { Set = value };

    /// <summary>Sets the document, or leaves the column alone.</summary>
    public static implicit operator DocumentUpdate<T, TNullable>(Skippable<T> value) =>
        value.IsSet ? new() { _set = (value.ValueOrDefault, true) } : new() { IsSkipped = true };

    /// <summary>
    /// Says how documents are written: the column knows, and a value alone does not.
    /// </summary>
    internal DocumentUpdate<T, TNullable> With(DocumentMap<T, TNullable> map)
    {
        _map = map;
        if (_set.IsGiven) Put(WriteOperation.Set, _set.Value is { } value ? map.Write((T)value) : SqlValue.Null);
        _set = default;
        return this;
    }
}
