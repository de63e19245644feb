namespace Refract.Runtime;

/// <summary>A column against a column, of the same row or of one around it.</summary>
internal sealed class FieldPredicate(Scope leftScope, ColumnInfo left, Comparison comparison, Scope rightScope, ColumnInfo right) : Predicate
{
    public Scope LeftScope => leftScope;

    public ColumnInfo Left => left;

    public Comparison Comparison => comparison;

    public Scope RightScope => rightScope;

    public ColumnInfo Right => right;
}
