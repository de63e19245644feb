using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// The setters that generated code calls; their names begin with <c>_</c> because a column can have any other name.
/// </summary>
public abstract partial class DataInput
{
    /// <summary>Sets an enum; for columns that must be given.</summary>
    protected void _SetEnum<T>(int slot, T value) where T : struct, Enum => PutValue(slot, value);

    /// <summary>Sets a text; for columns that must be given.</summary>
    protected void _SetText(int slot, string value) => Put(new DataCell(slot, WriteOperation.Set, SqlValue.Of(value)));

    /// <summary>Sets bytes; for columns that must be given.</summary>
    protected void _SetBytes(int slot, byte[] value) => Put(new DataCell(slot, WriteOperation.Set, SqlValue.Of(value)));

    /// <summary>Sets an instant; for columns that must be given.</summary>
    protected void _SetDateTime(int slot, Instant value) =>
        Put(new DataCell(slot, WriteOperation.Set, SqlValue.Of(value.Value)));

    /// <summary>Sets a value, or nothing when it was left out.</summary>
    protected void _Assign<TAssignment>(int slot, TAssignment assignment) where TAssignment : struct, IAssignment
    {
        if (assignment.TryGet(out var value)) Put(new DataCell(slot, WriteOperation.Set, value));
        else ThrowIfFrozen();
    }

    /// <summary>Sets a list, or nothing when it was left out.</summary>
    protected void _SetList<T>(int slot, IEnumerable<T> items)
    {
        if (SkippableItems.AreLeftOut(items)) ThrowIfFrozen();
        else
            Put(new DataCell(slot, WriteOperation.Set,
                items is null ? SqlValue.Null : SqlValue.OfArray(items.ToArray())));
    }

    /// <summary>A handle through which a column is changed.</summary>
    protected TUpdate _Update<TUpdate>(int slot) where TUpdate : ColumnUpdate, new()
    {
        var update = new TUpdate();
        if (IsFrozen) update.Freeze();
        else update.Attach(this, slot);
        return update;
    }

    /// <summary>Takes over what an update made by itself says.</summary>
    protected void _SetUpdate(int slot, ColumnUpdate? update)
    {
        ThrowIfFrozen();
        // For a column that may be null, null sets NULL; for another it is refused when the query is made.
        if (update is null) Put(new DataCell(slot, WriteOperation.Set, SqlValue.Null));
        else if (!update.IsSkipped && update.IsSet) PutUpdate(slot, update);
    }

    internal void PutUpdate(int slot, ColumnUpdate update)
    {
        var cell = update.CellFor(slot);
        Put(cell);
        if (update.Other is { } other) (_conflict, NeedsCheck) = ((slot, other, cell.Operation), true);
        else if (_conflict?.Slot == slot) _conflict = null;
    }

    /// <summary>What is done with the rows of a relation; the same object each time.</summary>
    protected TNested _Nested<TNested>(int slot) where TNested : NestedWrites, new()
    {
        for (var i = 0; i < _count; i++)
            if (_cells[i].Slot == slot && _cells[i].Nested is TNested known) return known;
        if (IsFrozen) return Detached<TNested>();
        var nested = new TNested();
        Put(new DataCell(slot, WriteOperation.Nested, default, nested));
        return nested;
    }

    /// <summary>Sets what is done with the rows of a relation.</summary>
    protected void _SetNested(int slot, NestedWrites nested) =>
        Put(new DataCell(slot, WriteOperation.Nested, SqlValue.Null, nested));

    private void PutValue<T>(int slot, T value)
        where T : struct => Put(new DataCell(slot, WriteOperation.Set, SqlValue.From(value)));
}
