using System.Runtime.CompilerServices;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>
/// What the rows of a <c>createMany</c> have for one column: what they give, and where they leave it out what the
/// client fills in, the same in all of them or one generated for each.
/// </summary>
internal sealed class InsertColumn
{
    private readonly SqlDialect _dialect;
    private readonly DataInput[] _rows;
    private readonly bool _hasLimits;
    private readonly bool _mayRefuse;
    private readonly bool _isFilled;
    private readonly SqlValue _leftOut;
    private readonly SqlValue[]? _generated;

    /// <summary>For a column that rows may give.</summary>
    public InsertColumn(SqlDialect dialect, ColumnInfo column, DataInput[] rows, DateTimeOffset now)
        : this(dialect, column, rows)
    {
        if (!DefaultValues.IsGenerated(column))
        {
            _isFilled = DefaultValues.TryFill(column, now, out _leftOut);
            return;
        }

        _isFilled = true;
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Has(column.Slot)) continue;
            // Kept: a value may be asked for again, by a log or a second attempt.
            _generated ??= new SqlValue[rows.Length];
            DefaultValues.TryCreate(column, now, out _generated[i]);
        }
    }

    /// <summary>For a column that no row gives.</summary>
    public InsertColumn(SqlDialect dialect, Assignment shared, DataInput[] rows)
        : this(dialect, shared.Column, rows)
    {
        _isFilled = true;
        _leftOut = shared.Value;
    }

    private InsertColumn(SqlDialect dialect, ColumnInfo column, DataInput[] rows)
    {
        _dialect = dialect;
        _rows = rows;
        _hasLimits = dialect.Columns.HasLimits(column.Type);
        _mayRefuse = dialect.Columns.MayRefuse(column.Type);
        Info = column;
    }

    public ColumnInfo Info { get; }

    /// <summary>True when reading a value may fail.</summary>
    public bool IsRefusable => _mayRefuse || Info.Type.Scalar == ScalarType.Enum;

    /// <summary>False when only the database knows what the row gets.</summary>
    public bool IsIn(DataInput row) => _isFilled || row.Has(Info.Slot);

    /// <summary>A row's value, as the column will hold it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="near">
    /// Where the row before had the column among its cells, most likely the place to find it again.
    /// </param>
    public SqlValue Value(int row, ref int near)
    {
        ref readonly var cell = ref _rows[row].Find(Info.Slot, ref near);
        var value = !Unsafe.IsNullRef(in cell)
            ? ColumnValues.Ready(Info, cell.Value) : _generated is null ? _leftOut : _generated[row];
        return _hasLimits ? StoredValue.Of(_dialect, Info, value) : value;
    }
}
