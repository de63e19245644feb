namespace Refract.Runtime;

/// <summary>One step of an ordering.</summary>
/// <param name="Operand">What it sorts by, of the query's own model or of one reached through to-one relations.</param>
/// <param name="Sort">The direction.</param>
internal readonly record struct OrderTerm(Operand Operand, Sort Sort);
