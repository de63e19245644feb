using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A column of a model, as the runtime knows it.</summary>
public sealed class ColumnInfo : IExpression
{
    /// <summary>The model.</summary>
    public required ModelInfo Model { get; init; }

    /// <summary>Its place among all fields of the model, from 0; what generated code says instead of a name.</summary>
    public required int Slot { get; init; }

    /// <summary>
    /// Its place among the model's columns, from 0, of which lazy ones are the last: where it stands in a row.
    /// </summary>
    public required int Ordinal { get; init; }

    /// <summary>The C# name.</summary>
    public required string Name { get; init; }

    /// <summary>The name in the schema.</summary>
    public required string Field { get; init; }

    /// <summary>The name in the database.</summary>
    public required string Column { get; init; }

    /// <summary>Its type.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>Who fills it when a create leaves it out.</summary>
    public ColumnDefault Default { get; init; }

    /// <summary>The constant's text, or the length of a Nano ID; else null.</summary>
    public string? DefaultText { get; init; }

    /// <summary>Set to the time of the operation by every create and update that does not set it.</summary>
    public bool IsUpdatedAt { get; init; }

    /// <summary>Only read when a query asks for it.</summary>
    public bool IsLazy { get; init; }

    /// <summary>
    /// Counts the changes of its row: every update adds one, and a value that an update gives is the one that the row
    /// must have.
    /// </summary>
    public bool IsVersion { get; init; }

    /// <summary>The name that the schema gives it in JSON, whatever the serializer's policy; null for none.</summary>
    public string? JsonName { get; init; }

    /// <summary>False when the schema leaves it out of JSON.</summary>
    public bool IsInJson { get; init; } = true;

    /// <summary>The enum's names, for an enum column.</summary>
    public EnumMap? Enum { get; internal set; }

    /// <summary>What converts its documents, for a Json column whose documents have a type.</summary>
    public DocumentMap? Document { get; internal set; }

    /// <summary>The type of a list of this column's values; what a value is looked up in.</summary>
    internal ColumnType ListType => field ??= Type.IsList ? Type : Type with { IsList = true, IsNullable = false };

    /// <inheritdoc/>
    public override string ToString() => $"{Model.Name}.{Name}";
}
