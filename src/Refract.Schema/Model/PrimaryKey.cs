using Refract.Schema.Text;

namespace Refract.Schema;

/// <summary><c>@id</c> or <c>@@id</c>.</summary>
public sealed class PrimaryKey
{
    /// <summary>Its columns, in order.</summary>
    public required IReadOnlyList<IndexField> Fields { get; init; }

    /// <summary><c>name</c>: what the client calls the key, or null.</summary>
    public string? ClientName { get; init; }

    /// <summary><c>map</c>: the constraint's name in the database, or null for the default.</summary>
    public string? ConstraintName { get; init; }

    /// <summary>True for <c>@id</c> on a field, false for <c>@@id</c>.</summary>
    public bool IsOnField { get; init; }

    /// <summary>The attribute's place.</summary>
    public required SourceLocation Location { get; init; }
}
