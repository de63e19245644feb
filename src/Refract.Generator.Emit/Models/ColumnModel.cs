namespace Refract.Generator.Models;

/// <summary>A column.</summary>
public sealed record ColumnModel : MemberModel
{
    /// <summary>Its place among the model's columns, of which lazy ones are the last.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What it holds.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>The enum's C# name, for an enum.</summary>
    public required string? Enum { get; init; }

    /// <summary>The type of its documents, for a Json column that has one.</summary>
    public required DocumentModel? Document { get; init; }

    /// <summary>True when it may be null.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>True for a list.</summary>
    public required bool IsList { get; init; }

    /// <summary>True when a create may leave it out because something else fills it.</summary>
    public required bool IsFilled { get; init; }

    /// <summary>True when it is only read on demand.</summary>
    public required bool IsLazy { get; init; }

    /// <summary>True when it counts the changes of its row.</summary>
    public required bool IsVersion { get; init; }

    /// <summary>The relations whose foreign key it belongs to, by C# name.</summary>
    public required EquatableArray<string> ForeignKeyOf { get; init; }

    /// <summary>A column of a client that is compiled already, of which little is needed.</summary>
    /// <param name="name">Its C# name.</param>
    /// <param name="isNullable">True when it may be null.</param>
    /// <param name="isList">True for a list.</param>
    /// <param name="isFilled">True when a create may leave it out.</param>
    public static ColumnModel Compiled(string name, bool isNullable, bool isList, bool isFilled) => new()
    {
        Slot = 0, Ordinal = 0, Name = name, Documentation = null, Kind = ColumnKind.Text, Enum = null,
        Document = null, IsNullable = isNullable, IsList = isList, IsFilled = isFilled, IsLazy = false,
        IsVersion = false, ForeignKeyOf = default,
    };
}
