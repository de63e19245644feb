namespace Refract.Schema;

/// <summary>A field that leads to another model.</summary>
public sealed class RelationField : Field
{
    /// <summary>The model it leads to.</summary>
    public required Model Target { get; init; }

    /// <summary>The relation it is one side of. Filled once, while the schema is built.</summary>
    public Relation Relation { get; internal set; } = null!;

    /// <summary>The field on the other side. In a self relation the other of the two.</summary>
    public RelationField Opposite => ReferenceEquals(Relation.First, this) ? Relation.Second : Relation.First;

    /// <summary><c>fields</c>: this model's columns that hold the key; empty on the side without them.</summary>
    public IReadOnlyList<ScalarField> ForeignKey { get; internal set; } = [];

    /// <summary><c>references</c>: the target's columns; empty on the side without <c>fields</c>.</summary>
    public IReadOnlyList<ScalarField> References { get; internal set; } = [];

    /// <summary>True on the side that has the foreign key.</summary>
    public bool HoldsForeignKey => ForeignKey.Count > 0;

    /// <summary><c>onDelete</c> as written, or null for the default.</summary>
    public ReferentialAction? OnDelete { get; init; }

    /// <summary><c>onUpdate</c> as written, or null for the default.</summary>
    public ReferentialAction? OnUpdate { get; init; }

    /// <summary><c>map</c>: the foreign key constraint's name, or null for the default.</summary>
    public string? ConstraintName { get; init; }
}

/// <summary>What happens to a row when the row that it points to is deleted or changes its key.</summary>
public enum ReferentialAction
{
    /// <summary>Deleted or changed along.</summary>
    Cascade,

    /// <summary>Refused.</summary>
    Restrict,

    /// <summary>Refused at the end of the statement.</summary>
    NoAction,

    /// <summary>Its key becomes null.</summary>
    SetNull,

    /// <summary>Its key becomes the column's default.</summary>
    SetDefault,
}
