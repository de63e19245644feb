using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What a column gets in the rows of one operation that leave it out: the same value in all of them, or one that is generated for each, or
/// nothing that the client knows.
/// </summary>
internal readonly struct LeftOutValue
{
    private readonly ColumnInfo _column;
    private readonly DateTimeOffset _now;
    private readonly bool _isGenerated;
    private readonly bool _isKnown;
    private readonly SqlValue _value;

    /// <summary>For a column of an operation.</summary>
    /// <param name="column">The column.</param>
    /// <param name="now">The time of the operation.</param>
    public LeftOutValue(ColumnInfo column, DateTimeOffset now)
    {
        _column = column;
        _now = now;
        _isGenerated = DefaultValues.IsGenerated(column);
        _isKnown = !_isGenerated && DefaultValues.TryFill(column, now, out _value);
    }

    /// <summary>The next row's value; false when only the database knows it.</summary>
    public bool TryGet(out SqlValue value)
    {
        if (_isGenerated) return DefaultValues.TryFill(_column, _now, out value);
        value = _value;
        return _isKnown;
    }
}
