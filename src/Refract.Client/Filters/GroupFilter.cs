namespace Refract.Runtime;

/// <summary><c>And</c>, <c>Or</c> and <c>Not</c>.</summary>
internal sealed class GroupFilter(GroupKind kind, params WhereInput[] parts) : FilterNode
{
    public WhereInput[] Parts => parts;

    internal override bool HasCondition => kind == GroupKind.Or || parts.Any(part => part.HasCondition);

    internal override Predicate? Lower(Scope scope)
    {
        Predicate? all = null;
        foreach (var part in parts)
        {
            // A part without conditions says nothing: it is left out, as Prisma does. An Or of nothing holds for no row.
            if (part.Lower(scope) is not { } condition) continue;
            all = all is null ? condition : kind == GroupKind.Or ? all | condition : all & condition;
        }

        return kind switch
        {
            GroupKind.Or => all ?? ConstantPredicate.False,
            GroupKind.Not => all is null ? null : !all,
            _ => all,
        };
    }

    private protected override void FreezeParts()
    {
        foreach (var part in parts) part.Freeze();
    }
}
