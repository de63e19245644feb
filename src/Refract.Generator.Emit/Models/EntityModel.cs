namespace Refract.Generator.Models;

/// <summary>A model or view to emit.</summary>
public sealed record EntityModel
{
    /// <summary>Its name in the schema.</summary>
    public required string SchemaName { get; init; }

    /// <summary>The record's C# name.</summary>
    public required string Name { get; init; }

    /// <summary>What the names of the other types begin with: <c>User</c> in <c>UserWhere</c>.</summary>
    public required string Stem { get; init; }

    /// <summary>The client's property; the stem, unless the client has a member of that name.</summary>
    public required string Property { get; init; }

    /// <summary>The name of its file, without extension; no two differ in case only.</summary>
    public required string File { get; init; }

    /// <summary>
    /// The member of a record and of its include with the numbers of related rows: <c>Count</c>, unless a field has
    /// that name.
    /// </summary>
    public required string CountName { get; init; }

    /// <summary>True for a view: it is only read.</summary>
    public required bool IsView { get; init; }

    /// <summary>
    /// A required field, by its name in the schema, that only the database could fill and does not: without it no row
    /// can be created. Null when there is none.
    /// </summary>
    public required string? Unfillable { get; init; }

    /// <summary>Its documentation, or null.</summary>
    public required string? Documentation { get; init; }

    /// <summary>The metadata in the runtime's text form, one line each.</summary>
    public required string Table { get; init; }

    /// <summary>Its columns, in the order of the schema.</summary>
    public required EquatableArray<ColumnModel> Columns { get; init; }

    /// <summary>Its relations, in the order of the schema.</summary>
    public required EquatableArray<RelationModel> Relations { get; init; }

    /// <summary>
    /// Its keys that a row can be asked for by; the position of each in the runtime's list of keys is its
    /// <see cref="KeyModel.Index"/>.
    /// </summary>
    public required EquatableArray<KeyModel> Keys { get; init; }

    /// <summary>A model of a client that is compiled already, as far as shapes need it.</summary>
    /// <param name="name">The record's C# name.</param>
    /// <param name="stem">What the names of the other types begin with.</param>
    /// <param name="property">The client's property.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="isView">True for a view.</param>
    /// <param name="relations">The relations.</param>
    public static EntityModel Compiled(string name, string stem, string property, IEnumerable<ColumnModel> columns,
        IEnumerable<RelationModel> relations, bool isView) => new()
    {
        SchemaName = name, Name = name, Stem = stem, Property = property, File = name, IsView = isView, CountName = "",
        Unfillable = null, Documentation = null, Table = "", Keys = default,
        Columns = columns.ToEquatableArray(), Relations = relations.ToEquatableArray(),
    };

    /// <summary>The columns that are only read on demand.</summary>
    public IEnumerable<ColumnModel> LazyColumns => Columns.Where(column => column.IsLazy);

    /// <summary>The to-many relations.</summary>
    public IEnumerable<RelationModel> ManyRelations => Relations.Where(relation => relation.IsMany);

    /// <summary>Columns and relations in the order of the schema.</summary>
    public IEnumerable<MemberModel> Members => Columns.Concat<MemberModel>(Relations).OrderBy(member => member.Slot);
}
