using Refract.Relational;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>What stands at a path in the document of a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Path">The path; without steps for the whole document.</param>
internal sealed record JsonPart(ColumnInfo Column, JsonPath Path) : IExpression
{
    private static readonly ColumnType s_type = new() { Scalar = ScalarType.Json, IsNullable = true };

    /// <inheritdoc/>
    public ColumnType Type => s_type;

    /// <summary>True for the whole document.</summary>
    public bool IsWhole => Path.Steps.Count == 0;

    /// <summary>One step further.</summary>
    public JsonPart Then(JsonPathStep step) => this with { Path = Path.Then(step) };
}
