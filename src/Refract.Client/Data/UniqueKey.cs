using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The value of exactly one unique key of a model; base of the generated <c>XUnique</c>.</summary>
public abstract class UniqueKey
{
    private readonly SqlValue _first;

    /// <summary>
    /// The values of further columns, or a <see cref="Conditioned"/> of them: few keys have conditions, and one is made
    /// for each call.
    /// </summary>
    private object? _rest;

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

    /// <summary>The same values.</summary>
    private protected UniqueKey(UniqueKey other) => (Index, _first, _rest) = (other.Index, other._first, other.Rest);

    /// <summary>Which of the model's <see cref="ModelInfo.Keys"/>.</summary>
    public int Index { get; }

    /// <summary>
    /// Further conditions on its row, in the scope of the model's root; null for none. The row counts as not there
    /// when it does not meet them.
    /// </summary>
    internal virtual Predicate? Further => null;

    /// <summary>How many columns it has.</summary>
    public int Count => Rest is { } rest ? rest.Length + 1 : 1;

    /// <summary>The value of the key's column at a position.</summary>
    public SqlValue this[int position] => position == 0 ? _first : Rest![position - 1];

    /// <summary>Further conditions, in the form in which they were given; null for none.</summary>
    private protected object? Condition
    {
        get => (_rest as Conditioned)?.Condition;
        set => _rest = new Conditioned(Rest, value!);
    }

    private SqlValue[]? Rest => _rest as SqlValue[] ?? (_rest as Conditioned)?.Rest;

    private sealed record Conditioned(SqlValue[]? Rest, object Condition);
}
