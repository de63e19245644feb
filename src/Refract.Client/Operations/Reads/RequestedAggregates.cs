using Refract.Relational.Sql;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.Runtime;

/// <summary>
/// The aggregates that a function of the program asks for. It is run once before the statement, to see what it asks
/// for, and then for each row; what it only asks for then makes the statement run again with it.
/// </summary>
internal sealed class RequestedAggregates(int keyCount)
{
    private readonly List<AggregateExpression> _all = [];
    private bool _isClosed;

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<AggregateExpression> All => _all;

    /// <summary>True when something was asked for that the row does not have.</summary>
    public bool HasMissing { get; private set; }

    /// <summary>The value of a key of a row; one of its type where there is no row yet.</summary>
    public static SqlValue Key(int at, ColumnInfo column, SqlValue[]? row) => row is null ? Sample(column) : row[at];

    /// <summary>The value of an aggregate of a row; one of its type where there is no row yet.</summary>
    /// <exception cref="InvalidOperationException">The query has ended, and nothing asked for it before.</exception>
    public SqlValue Get(AggregateFunction function, ColumnInfo? column, SqlValue[]? row)
    {
        var at = PositionOf(function, column);
        if (at < _all.Count && row is not null && keyCount + at < row.Length) return row[keyCount + at];
        if (_isClosed)
            throw new InvalidOperationException(
                "An aggregate was read after the query had ended. Read it in the function itself, not in one that "
                + "runs later.");
        if (at == _all.Count) _all.Add(new AggregateExpression(function, column));
        HasMissing |= row is not null;
        var aggregate = _all[at];
        return aggregate.Same is { } same ? Sample(same)
            : aggregate.Type.Scalar switch
            {
                ScalarType.BigInt => SqlValue.Of(0L),
                ScalarType.Float => SqlValue.Of(0.0),
                _ => SqlValue.Of(0m),
            };
    }

    /// <summary>Forgets that something was missing: the next statement has it.</summary>
    public void Begin() => HasMissing = false;

    /// <summary>Ends the query: nothing is computed any more.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Where an aggregate stands; behind all others when it is a new one.</summary>
    private int PositionOf(AggregateFunction function, ColumnInfo? column)
    {
        for (var i = 0; i < _all.Count; i++)
            if (_all[i].Function == function && ReferenceEquals(_all[i].Column, column)) return i;
        return _all.Count;
    }

    /// <summary>A value of a column's type, so that a function meets no null where there will be none.</summary>
    private static SqlValue Sample(ColumnInfo column) => column.Type.Kind switch
    {
        StoredKind.Int16 or StoredKind.Int32
            or StoredKind.UInt32 => SqlValue.Of(0),
        StoredKind.Int64 => SqlValue.Of(0L),
        StoredKind.Boolean => SqlValue.Of(false),
        StoredKind.Float32 or StoredKind.Float64 => SqlValue.Of(0.0),
        StoredKind.Decimal or StoredKind.Money => SqlValue.Of(0m),
        StoredKind.UtcDateTime or StoredKind.Instant =>
            SqlValue.Of(DateTimeOffset.UnixEpoch),
        StoredKind.Date => SqlValue.Of(DateOnly.FromDateTime(DateTime.UnixEpoch)),
        StoredKind.Time or StoredKind.OffsetTime => SqlValue.Of(TimeOnly.MinValue),
        StoredKind.Uuid => SqlValue.Of(Guid.Empty),
        _ => SqlValue.Of(""),
    };
}
