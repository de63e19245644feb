namespace Refract.Runtime;

/// <summary>
/// Emits which rows of a table are there for the client. Whatever names a model's table to read its rows or to change
/// them asks here, and nothing else does: that is what makes policies hold for every verb. A client without policies
/// pays for one look at a field.
/// </summary>
internal static class PolicyEmitter
{
    /// <summary>True when some rows of the model's table are hidden.</summary>
    public static bool Hides<TSink>(TSink sink, ModelInfo model) where TSink : struct, ISqlSink =>
        sink.Policies is { } policies && policies.Hides(model);

    /// <summary>The condition on the rows that are there; nothing when none are hidden.</summary>
    /// <exception cref="InvalidQueryException">The rows belong to tenants, and the client has none.</exception>
    public static SqlPiece Rows<TSink>(TSink sink, ModelInfo model, SqlPiece alias) where TSink : struct, ISqlSink
    {
        if (sink.Policies?.Rows(model) is not { } rows) return default;
        sink.Token(ShapeToken.Policy);
        return ConditionEmitter.Where(sink, model, rows, alias);
    }

    /// <summary>The same behind another condition: <c> AND …</c>.</summary>
    /// <inheritdoc cref="Rows" path="/exception"/>
    public static SqlPiece And<TSink>(TSink sink, ModelInfo model, SqlPiece alias) where TSink : struct, ISqlSink =>
        Hides(sink, model) ? sink.Text($" AND {Rows(sink, model, alias)}") : default;
}
