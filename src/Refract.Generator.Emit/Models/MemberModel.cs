namespace Refract.Generator.Models;

/// <summary>A column or relation of a model.</summary>
public abstract record MemberModel
{
    /// <summary>Its place among all members of the model.</summary>
    public required int Slot { get; init; }

    /// <summary>Its C# name.</summary>
    public required string Name { get; init; }

    /// <summary>Its documentation, or null.</summary>
    public required string? Documentation { get; init; }
}
