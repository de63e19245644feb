namespace Refract.Schema;

/// <summary>Two relation fields that belong together.</summary>
public sealed class Relation
{
    /// <summary>The name: as given, else made of both models' names in ordinal order (<c>PostToUser</c>).</summary>
    public required string Name { get; init; }

    /// <summary>True when the name stands in the schema.</summary>
    public required bool IsNamed { get; init; }

    /// <summary>Its kind.</summary>
    public required RelationKind Kind { get; init; }

    /// <summary>
    /// The side that holds the foreign key. In an implicit many-to-many the side whose model becomes column <c>A</c> of
    /// the join table: the first by model name, in a self relation the first by field name.
    /// </summary>
    public required RelationField First { get; init; }

    /// <summary>The other side; in an implicit many-to-many column <c>B</c>.</summary>
    public required RelationField Second { get; init; }
}

/// <summary>The kinds of relation.</summary>
public enum RelationKind
{
    /// <summary>One row on either side.</summary>
    OneToOne,

    /// <summary>One row here, many there.</summary>
    OneToMany,

    /// <summary>Lists on both sides, with a join table that the schema does not show.</summary>
    ManyToMany,
}
