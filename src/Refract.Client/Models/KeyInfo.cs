namespace Refract.Runtime;

/// <summary>A primary or unique key of a model.</summary>
public sealed class KeyInfo
{
    /// <summary>Its place among the model's keys, from 0; the primary key is the first when there is one.</summary>
    public required int Index { get; init; }

    /// <summary>Its columns, in order.</summary>
    public required IReadOnlyList<ColumnInfo> Columns { get; init; }

    /// <summary>True for the primary key.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>The constraint's or index's name in the database.</summary>
    public required string ConstraintName { get; init; }
}
