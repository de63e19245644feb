namespace Refract.Runtime;

/// <summary><c>Age = null</c>.</summary>
internal sealed class NullFilter : FilterNode
{
    internal override Predicate Lower(Scope scope)
    {
        var model = scope.Model;
        if (!model.IsColumn(Slot))
        {
            var name = model.MemberName(Slot);
            throw new InvalidQueryException(
                $"The filter on {model.Name}.{name} is null. Leave it out, or give a condition.", scope.PathTo(name));
        }

        var column = model.Column(Slot);
        return column.Type.IsNullable
            ? new NullPredicate(new Operand(scope, column), isNull: true) : throw NullValues.InFilter(scope, column);
    }
}
