using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The value of exactly one unique key of a model; base of the generated <c>XUnique</c>.</summary>
public abstract class UniqueKey
{
    private readonly SqlValue _first;
    private readonly SqlValue[]? _rest;

    /// <summary>A key of one column.</summary>
    protected UniqueKey(int index, SqlValue value)
    {
        Index = index;
        _first = value;
    }

    /// <summary>A key of several columns, in the key's order.</summary>
    protected UniqueKey(int index, SqlValue first, params SqlValue[] rest)
    {
        Index = index;
        _first = first;
        _rest = rest;
    }

    /// <summary>Which of the model's <see cref="ModelInfo.Keys"/>.</summary>
    public int Index { get; }

    /// <summary>
    /// Further conditions on its row, in the scope of the model's root; null for none. The row counts as not there
    /// when it does not meet them.
    /// </summary>
    internal virtual Predicate? Further => null;

    /// <summary>How many columns it has.</summary>
    public int Count => _rest is null ? 1 : _rest.Length + 1;

    /// <summary>The value of the key's column at a position.</summary>
    public SqlValue this[int position] => position == 0 ? _first : _rest![position - 1];
}
