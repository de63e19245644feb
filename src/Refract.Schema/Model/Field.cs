using Refract.Schema.Text;

namespace Refract.Schema;

/// <summary>A field of a model or view: a column or a relation.</summary>
public abstract class Field
{
    /// <summary>The model it belongs to.</summary>
    public required Model Model { get; init; }

    /// <summary>Its name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>How many values it holds.</summary>
    public required FieldArity Arity { get; init; }

    /// <summary><c>@ignore</c>: the client does not know it.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>The text of the <c>///</c> lines above it, without the slashes, or null.</summary>
    public string? Documentation { get; init; }

    /// <summary>The place of its name.</summary>
    public required SourceLocation Location { get; init; }
}
