using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <content>The setters of documents that have a type of the program's.</content>
public abstract partial class DataInput
{
    /// <summary>Sets a document; for columns that must be given.</summary>
    protected void _SetDocument<T, TNullable>(int slot, T value, DocumentMap<T, TNullable> map) =>
        Put(new DataCell(slot, WriteOperation.Set, value is null ? SqlValue.Null : map.Write(value)));

    /// <summary>Sets a document, or nothing when it was left out.</summary>
    protected void _AssignDocument<T, TNullable>(int slot, AssignDocument<T, TNullable> assignment,
        DocumentMap<T, TNullable> map)
    {
        if (assignment.IsSet)
            Put(new DataCell(slot, WriteOperation.Set,
                assignment.Value is { } value ? map.Write((T)value) : SqlValue.Null));
        else ThrowIfFrozen();
    }

    /// <summary>A handle through which a document is changed.</summary>
    protected DocumentUpdate<T, TNullable> _UpdateDocument<T, TNullable>(int slot, DocumentMap<T, TNullable> map) =>
        _Update<DocumentUpdate<T, TNullable>>(slot).With(map);

    /// <summary>Takes over what an update made by itself says.</summary>
    protected void _SetUpdate<T, TNullable>(int slot, DocumentUpdate<T, TNullable>? update,
        DocumentMap<T, TNullable> map) => _SetUpdate(slot, update?.With(map));
}
