using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What an update does with one column: base of <see cref="NumberUpdate{T}"/>, <see cref="ListUpdate{T}"/> and <see
/// cref="JsonUpdate"/>. One that a getter of the data returned writes through to the data; one made by itself is copied
/// there when it is assigned.
/// </summary>
public abstract class ColumnUpdate : QueryInput
{
    private SqlValue _value;
    private WriteOperation _operation;
    private DataInput? _data;
    private int _slot;

    private protected override string ArgumentName => "data";

    internal bool IsSet { get; private set; }

    internal bool IsSkipped { get; init; }

    /// <summary>The operation that was given before another one; both are refused when the query is made.</summary>
    internal WriteOperation? Other { get; private set; }

    /// <summary>
    /// Writes through to the data from now on, beginning with what is there: an initialiser calls the getter again for
    /// each of its entries.
    /// </summary>
    internal void Attach(DataInput data, int slot)
    {
        _data = data;
        _slot = slot;
        if (!data.Has(slot)) return;
        ref readonly var cell = ref data.Find(slot);
        (IsSet, _operation, _value) = (true, cell.Operation, cell.Value);
    }

    /// <summary>What was given so far by an operation that can be given several times; NULL for nothing.</summary>
    private protected SqlValue Given(WriteOperation operation) =>
        IsSet && _operation == operation ? _value : SqlValue.Null;

    internal DataCell CellFor(int slot) => new(slot, _operation, _value);

    private protected void Put(WriteOperation operation, SqlValue value)
    {
        ThrowIfFrozen();
        if (IsSet && _operation != operation) Other = _operation;
        (IsSet, _operation, _value) = (true, operation, value);
        _data?.PutUpdate(_slot, this);
    }
}
