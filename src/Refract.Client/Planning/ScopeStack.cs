namespace Refract.Runtime;

/// <summary>The scopes around the condition that is being written, with the names of their tables; the innermost last.</summary>
internal sealed class ScopeStack
{
    private readonly List<(Scope Scope, string Alias)> _scopes = [];

    public void Enter(Scope scope, string alias) => _scopes.Add((scope, alias));

    public void Leave() => _scopes.RemoveAt(_scopes.Count - 1);

    /// <summary>The name of a scope's table, or null when no part of the statement around has entered it.</summary>
    public string? AliasOf(Scope scope)
    {
        for (var i = _scopes.Count - 1; i >= 0; i--)
            if (ReferenceEquals(_scopes[i].Scope, scope)) return _scopes[i].Alias;
        return null;
    }

    /// <summary>A condition that speaks of rows which the query does not look at.</summary>
    public static InvalidQueryException Stranger(Scope scope) =>
        new($"A condition on {scope.Model.Name} stands in a query that does not reach this {scope.Model.Name}. "
            + "Use the fields that the lambda of this query or relation was given.");
}
