namespace Refract.Runtime;

/// <summary>IS NULL or IS NOT NULL.</summary>
internal sealed class NullPredicate(Scope scope, ColumnInfo column, bool isNull) : Predicate
{
    public Scope Scope => scope;

    public ColumnInfo Column => column;

    public bool IsNull => isNull;
}
