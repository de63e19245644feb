namespace Refract.Runtime;

/// <summary>That a full-text search finds a row by one of its columns.</summary>
/// <param name="scope">Whose column.</param>
/// <param name="column">The column.</param>
/// <param name="term">What is looked for.</param>
internal sealed class SearchPredicate(Scope scope, ColumnInfo column, SearchTerm term) : Predicate
{
    public Scope Scope => scope;

    public ColumnInfo Column => column;

    public SearchTerm Term => term;
}
