using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What policies say of one model: the column of each, or null.</summary>
internal sealed class ModelPolicy
{
    private Predicate? _isThere;

    /// <summary>The column that marks deleted rows: an instant that is null in others, or a flag.</summary>
    public ColumnInfo? Deleted { get; set; }

    /// <summary>The column that holds the row's tenant.</summary>
    public ColumnInfo? Tenant { get; set; }

    /// <summary>The column that holds who created the row.</summary>
    public ColumnInfo? CreatedBy { get; set; }

    /// <summary>The column that holds who last changed the row.</summary>
    public ColumnInfo? UpdatedBy { get; set; }

    /// <summary>The same, for a client of its own: the options may be changed and used again.</summary>
    public ModelPolicy Copy() => (ModelPolicy)MemberwiseClone();

    /// <summary>That a row is not marked as deleted, in the scope of the model's root.</summary>
    public Predicate IsThere
    {
        get
        {
            if (_isThere is { } known) return known;
            var column = Deleted!;
            var operand = new Operand(column.Model.RootScope, column);
            return _isThere = column.Type.IsNullable ? new NullPredicate(operand, isNull: true)
                : new ComparePredicate(operand, Comparison.Equals, SqlValue.Of(false));
        }
    }
}
