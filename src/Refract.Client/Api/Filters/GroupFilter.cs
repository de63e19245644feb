namespace Refract.Runtime;

/// <summary><c>And</c>, <c>Or</c> and <c>Not</c>.</summary>
/// <param name="kind">Which.</param>
/// <param name="parts">The parts; null for a list that is null.</param>
internal sealed class GroupFilter(GroupKind kind, params WhereInput?[]? parts) : FilterNode
{
    public WhereInput?[]? Parts => parts;

    internal override Predicate? Lower(Scope scope)
    {
        if (IsSkipped) return LeftOutPredicate.Instance;
        if (parts is null) throw IsNull(scope, kind.ToString());
        Predicate? all = null;
        var isLeftOut = false;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i] ?? throw IsNull(scope, kind == GroupKind.Not ? "Not" : $"{kind}[{i}]");
            // A part without conditions says nothing: it does not count. An Or of nothing holds for no row.
            switch (part.Lower(scope))
            {
                case null: break;
                case LeftOutPredicate: isLeftOut = true; break;
                case var condition:
                    all = all is null ? condition : kind == GroupKind.Or ? all | condition : all & condition; break;
            }
        }

        if (all is not null) return kind == GroupKind.Not ? !all : all;
        if (isLeftOut) return LeftOutPredicate.Instance;
        return kind == GroupKind.Or ? ConstantPredicate.False : null;
    }

    private protected override void FreezeParts()
    {
        foreach (var part in parts ?? []) part?.Freeze();
    }

    private static InvalidQueryException IsNull(Scope scope, string member) => new(
        $"{member} of a filter on {scope.Model.Name} is null. Leave it out, or give conditions.", scope.PathTo(member));
}
