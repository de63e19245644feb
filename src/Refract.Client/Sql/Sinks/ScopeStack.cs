namespace Refract.Runtime;

/// <summary>
/// The scopes around the condition that is emitted, with the aliases of their tables; the innermost last.
/// </summary>
internal sealed class ScopeStack
{
    private readonly List<(Scope Scope, SqlPiece Alias)> _scopes = [];

    public void Enter(Scope scope, SqlPiece alias) => _scopes.Add((scope, alias));

    public void Leave() => _scopes.RemoveAt(_scopes.Count - 1);

    /// <summary>Forgets all, after a walk that was not finished too.</summary>
    public void Clear() => _scopes.Clear();

    /// <summary>The position of a scope, or -1 when no part of the statement around has entered it.</summary>
    public int IndexOf(Scope scope)
    {
        for (var i = _scopes.Count - 1; i >= 0; i--)
            if (ReferenceEquals(_scopes[i].Scope, scope)) return i;
        return -1;
    }

    /// <summary>The alias of the table of the scope at a position.</summary>
    public SqlPiece AliasAt(int index) => _scopes[index].Alias;

    /// <summary>A condition on rows that the query does not look at.</summary>
    public static InvalidQueryException Stranger(Scope scope) =>
        new($"A condition on {scope.Model.Name} stands in a query that does not reach this {scope.Model.Name}. "
            + "Use the fields that the lambda of this query or relation was given.");
}
