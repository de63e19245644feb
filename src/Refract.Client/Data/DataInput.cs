namespace Refract.Runtime;

/// <summary>
/// The data of a create or update as a list of assignments, in the order in which they were made; base of the generated
/// <c>XCreate</c> and <c>XUpdate</c>. What was not assigned is not in it, so null and "not mentioned" differ.
/// </summary>
public abstract partial class DataInput : QueryInput
{
    private const int UsualSize = 4;

    /// <summary>
    /// How many assignments a row of the last bulk write had: rows that are made next are most likely like it.
    /// </summary>
    private static RowSize s_lastRow = new(typeof(DataInput), UsualSize);

    private DataCell[] _cells = [];
    private int _count;

    /// <summary>A column that is changed in two ways at once.</summary>
    private (int Slot, WriteOperation First, WriteOperation Second)? _conflict;

    private protected override string ArgumentName => "data";

    /// <summary>
    /// True when a null, a list with one in it, or two operations for one column were assigned: whether that may be, is
    /// asked when the query is made, because the input itself does not know the names.
    /// </summary>
    internal bool NeedsCheck { get; private set; }

    /// <summary>A column that is changed in two ways at once, or null.</summary>
    internal (int Slot, WriteOperation First, WriteOperation Second)? Conflict => _conflict;

    /// <summary>The assignments. At most one for each slot.</summary>
    public ReadOnlySpan<DataCell> Cells => _cells.AsSpan(0, _count);

    /// <summary>The assignment to a slot, or a null reference when there is none.</summary>
    internal ref readonly DataCell Find(int slot)
    {
        for (var i = 0; i < _count; i++)
            if (_cells[i].Slot == slot) return ref _cells[i];
        return ref System.Runtime.CompilerServices.Unsafe.NullRef<DataCell>();
    }

    /// <summary>The same, with the place to look at first, which becomes that where the assignment was found.</summary>
    internal ref readonly DataCell Find(int slot, ref int near)
    {
        if ((uint)near < (uint)_count && _cells[near].Slot == slot) return ref _cells[near];
        for (var i = 0; i < _count; i++)
        {
            if (_cells[i].Slot != slot) continue;
            near = i;
            return ref _cells[i];
        }

        return ref System.Runtime.CompilerServices.Unsafe.NullRef<DataCell>();
    }

    /// <summary>True when both assign to the same slots in the same order.</summary>
    internal bool GivesSame(DataInput other)
    {
        if (_count != other._count) return false;
        for (var i = 0; i < _count; i++)
            if (_cells[i].Slot != other._cells[i].Slot) return false;
        return true;
    }

    internal bool Has(int slot)
    {
        for (var i = 0; i < _count; i++)
            if (_cells[i].Slot == slot) return true;
        return false;
    }

    internal void Put(in DataCell cell)
    {
        ThrowIfFrozen();
        if (cell.Value.IsNull ? cell.Nested is null : NullValues.HasNullItem(cell.Value)) NeedsCheck = true;
        for (var i = 0; i < _count; i++)
        {
            if (_cells[i].Slot != cell.Slot) continue;
            _cells[i] = cell;
            return;
        }

        if (_count == _cells.Length) Grow();
        _cells[_count++] = cell;
    }

    /// <summary>A copy that gives columns other values.</summary>
    internal DataInput With(List<(ColumnInfo Column, Refract.Relational.Sql.SqlValue Value)> values)
    {
        var copy = (DataInput)MemberwiseClone();
        var cells = Cells.ToArray().ToList();
        foreach (var (column, value) in values)
        {
            var cell = new DataCell(column.Slot, WriteOperation.Set, value);
            var at = cells.FindIndex(known => known.Slot == column.Slot);
            if (at < 0) cells.Add(cell);
            else cells[at] = cell;
        }

        (copy._cells, copy._count) = ([.. cells], cells.Count);
        return copy;
    }

    /// <summary>Says that there will be more like this one, so that they take no more room than they need.</summary>
    internal void RememberSize()
    {
        if (_count > 0 && (s_lastRow.Type != GetType() || s_lastRow.Count != _count))
            s_lastRow = new RowSize(GetType(), _count);
    }

    private void Grow()
    {
        if (_count > 0) Array.Resize(ref _cells, _count * 2);
        else _cells = new DataCell[s_lastRow is var last && last.Type == GetType() ? last.Count : UsualSize];
    }

    private protected override void FreezeParts()
    {
        for (var i = 0; i < _count; i++) _cells[i].Nested?.Freeze();
    }

    private sealed record RowSize(Type Type, int Count);
}
