using Refract.Schema.Text;

namespace Refract.Schema;

/// <summary>A <c>model</c> or <c>view</c> block.</summary>
public sealed class Model
{
    /// <summary>Its name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>Its table's (or view's) name in the database (<c>@@map</c>, or the same).</summary>
    public required string TableName { get; init; }

    /// <summary><c>@@schema</c>, or null.</summary>
    public string? DatabaseSchema { get; init; }

    /// <summary>True for a <c>view</c> block.</summary>
    public bool IsView { get; init; }

    /// <summary><c>@@ignore</c>: the table is kept in step, the client does not know it.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>All fields in the order of the text. Filled once, while the schema is built.</summary>
    public IReadOnlyList<Field> Fields { get; internal set; } = [];

    /// <summary>The fields that are columns, in the order of the text.</summary>
    public IEnumerable<ScalarField> ScalarFields => Fields.OfType<ScalarField>();

    /// <summary>The fields that are relations, in the order of the text.</summary>
    public IEnumerable<RelationField> RelationFields => Fields.OfType<RelationField>();

    /// <summary>
    /// <c>@id</c> or <c>@@id</c>; null for a model that is identified by a unique key only, and for views.
    /// </summary>
    public PrimaryKey? PrimaryKey { get; internal set; }

    /// <summary>
    /// Every <c>@unique</c>, <c>@@unique</c>, <c>@@index</c> and <c>@@fulltext</c>, in the order of the text.
    /// </summary>
    public IReadOnlyList<IndexDefinition> Indexes { get; internal set; } = [];

    /// <summary>The text of the <c>///</c> lines above it, without the slashes, or null.</summary>
    public string? Documentation { get; init; }

    /// <summary>The place of its name.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The field of that name, or null.</summary>
    public Field? FindField(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
