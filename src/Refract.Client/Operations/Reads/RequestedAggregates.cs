using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// The aggregates that a function of the program asks for. It is run once before the statement, to see what it asks
/// for, and then for each row; what it only asks for then makes the statement run again with it.
/// </summary>
internal sealed class RequestedAggregates(int keyCount)
{
    private readonly List<AggregateExpression> _all = [];

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<AggregateExpression> All => _all;

    /// <summary>The values of the row that the function sees; null before the statement has run.</summary>
    public SqlValue[]? Row { get; set; }

    /// <summary>True when something was asked for that the row does not have.</summary>
    public bool HasMissing { get; private set; }

    /// <summary>The value of a key of the row.</summary>
    public SqlValue Key(int at, ColumnInfo column) => Row is { } row ? row[at] : Sample(column);

    /// <summary>The value of an aggregate of the row; one of its type where there is no row yet.</summary>
    public SqlValue Get(AggregateFunction function, ColumnInfo? column)
    {
        var aggregate = new AggregateExpression(function, column);
        var at = _all.IndexOf(aggregate);
        if (at < 0) _all.Add(aggregate);
        if (at >= 0 && Row is { } row && keyCount + at < row.Length) return row[keyCount + at];
        HasMissing |= Row is not null;
        return aggregate.Same is { } same ? Sample(same)
            : aggregate.Type.Scalar switch
            {
                Schema.ScalarType.BigInt => SqlValue.Of(0L),
                Schema.ScalarType.Float => SqlValue.Of(0.0),
                _ => SqlValue.Of(0m),
            };
    }

    /// <summary>Forgets that something was missing: the next statement has it.</summary>
    public void Begin() => HasMissing = false;

    /// <summary>A value of a column's type, so that a function meets no null where there will be none.</summary>
    private static SqlValue Sample(ColumnInfo column) => column.Type.Kind switch
    {
        Schema.Providers.StoredKind.Int16 or Schema.Providers.StoredKind.Int32
            or Schema.Providers.StoredKind.UInt32 => SqlValue.Of(0),
        Schema.Providers.StoredKind.Int64 => SqlValue.Of(0L),
        Schema.Providers.StoredKind.Boolean => SqlValue.Of(false),
        Schema.Providers.StoredKind.Float32 or Schema.Providers.StoredKind.Float64 => SqlValue.Of(0.0),
        Schema.Providers.StoredKind.Decimal or Schema.Providers.StoredKind.Money => SqlValue.Of(0m),
        Schema.Providers.StoredKind.UtcDateTime or Schema.Providers.StoredKind.Instant =>
            SqlValue.Of(DateTimeOffset.UnixEpoch),
        Schema.Providers.StoredKind.Date => SqlValue.Of(DateOnly.FromDateTime(DateTime.UnixEpoch)),
        Schema.Providers.StoredKind.Time or Schema.Providers.StoredKind.OffsetTime => SqlValue.Of(TimeOnly.MinValue),
        Schema.Providers.StoredKind.Uuid => SqlValue.Of(Guid.Empty),
        _ => SqlValue.Of(""),
    };
}
