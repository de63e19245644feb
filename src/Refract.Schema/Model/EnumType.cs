using Refract.Schema.Text;

namespace Refract.Schema;

/// <summary>An <c>enum</c> block.</summary>
public sealed class EnumType
{
    /// <summary>Its name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in the database (<c>@@map</c>, or the same).</summary>
    public required string DatabaseName { get; init; }

    /// <summary><c>@@schema</c>, or null.</summary>
    public string? DatabaseSchema { get; init; }

    /// <summary>Its values, in order; at least one in a valid schema.</summary>
    public required IReadOnlyList<EnumValue> Values { get; init; }

    /// <summary>The text of the <c>///</c> lines above it, without the slashes, or null.</summary>
    public string? Documentation { get; init; }

    /// <summary>The place of its name.</summary>
    public required SourceLocation Location { get; init; }
}

/// <summary>One value of an enum.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="DatabaseName">Its name in the database (<c>@map</c>, or the same).</param>
/// <param name="Documentation">The text of the <c>///</c> lines above it, or null.</param>
/// <param name="Location">The place of its name.</param>
public sealed record EnumValue(string Name, string DatabaseName, string? Documentation, SourceLocation Location);
