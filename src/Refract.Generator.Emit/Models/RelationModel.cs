namespace Refract.Generator.Models;

/// <summary>A relation.</summary>
public sealed record RelationModel : MemberModel
{
    /// <summary>The related record's C# name.</summary>
    public required string Target { get; init; }

    /// <summary>What the names of the related model's other types begin with.</summary>
    public required string TargetStem { get; init; }

    /// <summary>True when the related model is a view, which nothing is written to.</summary>
    public required bool TargetIsView { get; init; }

    /// <summary>True for a list.</summary>
    public required bool IsMany { get; init; }

    /// <summary>False for a to-one side whose row must exist.</summary>
    public required bool IsOptional { get; init; }

    /// <summary>True on the side with the foreign key.</summary>
    public required bool HoldsForeignKey { get; init; }

    /// <summary>
    /// The relation of the other side when that side holds the foreign key, so that a row created through this one gets
    /// it; else null.
    /// </summary>
    public required string? Supplies { get; init; }

    /// <summary>A relation of a client that is compiled already, as far as shapes need it.</summary>
    /// <param name="name">The C# name.</param>
    /// <param name="target">The related record's C# name.</param>
    /// <param name="stem">What the names of the related model's other types begin with.</param>
    /// <param name="isMany">True for a list.</param>
    /// <param name="isOptional">True for a row that need not exist.</param>
    public static RelationModel Compiled(string name, string target, string stem, bool isMany, bool isOptional) =>
        new()
    {
        Slot = 0, Name = name, Documentation = null, Target = target, TargetStem = stem, TargetIsView = false,
        IsMany = isMany, IsOptional = isOptional, HoldsForeignKey = false, Supplies = null,
    };
}
