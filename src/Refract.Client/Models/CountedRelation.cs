namespace Refract.Runtime;

/// <summary>A to-many relation whose rows are counted with a record.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Count">The number, as an expression in the scope of the root of the relation's model.</param>
internal readonly record struct CountedRelation(RelationInfo Relation, IExpression Count);
