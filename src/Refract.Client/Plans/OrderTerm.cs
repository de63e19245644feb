namespace Refract.Runtime;

/// <summary>One step of an ordering.</summary>
/// <param name="Scope">Whose column: the query's own model, or one reached through to-one relations.</param>
/// <param name="Column">The column; null to order by the number of rows behind <paramref name="Count"/>.</param>
/// <param name="Sort">The direction.</param>
/// <param name="Count">A to-many relation of the scope's model whose rows are counted, or null.</param>
internal readonly record struct OrderTerm(Scope Scope, ColumnInfo? Column, Sort Sort, RelationInfo? Count = null);
