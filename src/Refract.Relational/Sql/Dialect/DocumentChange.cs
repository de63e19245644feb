namespace Refract.Relational.Sql;

/// <summary>A change of a part of a JSON document.</summary>
/// <param name="Path">The placeholders of <see cref="SqlExpressionSyntax.DocumentPath"/>.</param>
/// <param name="Places">For each step, whether it is the place of an item rather than a key.</param>
/// <param name="Value">The placeholder of what the part becomes; null to remove it.</param>
public readonly record struct DocumentChange(IReadOnlyList<string> Path, IReadOnlyList<bool> Places, string? Value);
