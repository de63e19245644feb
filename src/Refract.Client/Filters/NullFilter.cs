namespace Refract.Runtime;

/// <summary><c>Age = null</c>.</summary>
internal sealed class NullFilter : FilterNode
{
    internal override bool HasCondition => true;

    internal override Predicate Lower(Scope scope) => new NullPredicate(scope, scope.Model.Column(Slot), isNull: true);
}
