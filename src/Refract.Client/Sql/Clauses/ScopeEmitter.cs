namespace Refract.Runtime;

/// <summary>
/// Emits how the rows of a scope are reached. One that lies behind to-one relations which no condition around has
/// entered is reached by EXISTS: without such a row the condition is false.
/// </summary>
internal static class ScopeEmitter
{
    /// <summary>Reaches a scope. What is written about its rows ends with <see cref="Close"/>.</summary>
    public static Reached Open<TSink>(TSink sink, Scope scope) where TSink : struct, ISqlSink
    {
        var index = sink.Scopes.IndexOf(scope);
        if (index < 0) return OpenPath(sink, scope, scope);
        sink.Token(ShapeToken.Scope, index);
        return new Reached(sink.Scopes.AliasAt(index), default, 0);
    }

    /// <summary>A condition on the rows of a scope, with the EXISTS that it is reached by.</summary>
    public static SqlPiece Close<TSink>(TSink sink, in Reached reached, SqlPiece condition)
        where TSink : struct, ISqlSink
    {
        if (reached.Opened == 0) return condition;
        for (var i = 0; i < reached.Opened; i++) sink.Scopes.Leave();
        return TSink.IsText ? new SqlPiece($"{reached.Opening}{condition}{new string(')', reached.Opened)}") : default;
    }

    /// <summary>The rows behind a relation: <c>FROM … WHERE …</c>, tied to the row before it.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="relation">The relation, from the parent's side.</param>
    /// <param name="parent">The alias of the parent's table.</param>
    /// <param name="alias">The alias that the related table gets.</param>
    /// <param name="needsTarget">
    /// False when only the number of related rows matters: then the join table alone does,
    /// unless rows are hidden.
    /// </param>
    public static SqlPiece Related<TSink>(
        TSink sink, RelationInfo relation, SqlPiece parent, SqlPiece alias, bool needsTarget)
        where TSink : struct, ISqlSink
    {
        if (relation.Join is not { } join)
        {
            var pairs = sink.Pairs(alias, relation.TargetColumns, parent, relation.LocalColumns);
            var rows = PolicyEmitter.And(sink, relation.Target, alias);
            return sink.Text($"FROM {sink.Table(relation.Target)} AS {alias} WHERE {pairs}{rows}");
        }

        var through = sink.Alias('l');
        var id = sink.Column(alias, relation.TargetColumns[0]);
        var (targetId, localId) = (sink.Column(through, join.TargetColumn), sink.Column(through, join.LocalColumn));
        var hasHidden = PolicyEmitter.Hides(sink, relation.Target);
        var target = needsTarget || hasHidden
            ? sink.Text($" JOIN {sink.Table(relation.Target)} AS {alias} ON {id} = {targetId}") : default;
        var own = sink.Column(parent, relation.LocalColumns[0]);
        var visible = PolicyEmitter.And(sink, relation.Target, alias);
        return sink.Text($"FROM {sink.Table(join)} AS {through}{target} WHERE {localId} = {own}{visible}");
    }

    private static Reached OpenPath<TSink>(TSink sink, Scope scope, Scope asked) where TSink : struct, ISqlSink
    {
        if (scope.Parent is not { } parent) throw ScopeStack.Stranger(asked);
        var around = sink.Scopes.IndexOf(parent) < 0 ? OpenPath(sink, parent, asked) : Open(sink, parent);
        sink.Token(ShapeToken.Step, scope.Via!.Slot);
        var alias = sink.Alias('t');
        var rows = Related(sink, scope.Via, around.Alias, alias, needsTarget: true);
        sink.Scopes.Enter(scope, alias);
        return new Reached(alias, sink.Text($"{around.Opening}EXISTS (SELECT 1 {rows} AND "), around.Opened + 1);
    }
}

/// <summary>A scope that was reached.</summary>
/// <param name="Alias">The alias of its table.</param>
/// <param name="Opening">The text of each EXISTS that was opened.</param>
/// <param name="Opened">How many there are.</param>
internal readonly record struct Reached(SqlPiece Alias, SqlPiece Opening, int Opened);
