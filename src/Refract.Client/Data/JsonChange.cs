using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A change of a part of a document.</summary>
/// <param name="Path">The part; at least one step.</param>
/// <param name="Value">What it becomes; NULL to remove it.</param>
internal sealed record JsonChange(JsonPath Path, SqlValue Value)
{
    /// <summary>True when the part is removed.</summary>
    public bool IsRemoval => Value.IsNull;

    /// <summary>True when a column that is NULL becomes an object first.</summary>
    public bool MakesObject => !IsRemoval && Path.Steps[0].Key is not null;
}
