using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Desired;

/// <summary>
/// The table of an implicit many-to-many relation: columns A and B, each a foreign key that cascades.
/// </summary>
internal static class JoinTable
{
    /// <summary>In the order of the fields of the side that is column A.</summary>
    public static IEnumerable<CatalogTable> AllOf(IEnumerable<Model> models, DesiredContext context) => models
        .SelectMany(model => model.RelationFields)
        .Where(field => field.Relation.Kind == RelationKind.ManyToMany && ReferenceEquals(field.Relation.First, field))
        .Select(field => From(field.Relation, context));

    private static CatalogTable From(Relation relation, DesiredContext context)
    {
        var name = context.Names.JoinTable(relation.Name);
        var byB = new CatalogIndex { Name = context.Names.InJoinTable(name, "_B_index"),
            Columns = [new CatalogIndexColumn("B")] };
        return new CatalogTable
        {
            Namespace = context.NamespaceOf(relation.First.Model.DatabaseSchema),
            Name = name,
            Columns = [Column("A", relation.First.Model, context), Column("B", relation.Second.Model, context)],
            PrimaryKey = context.Rules.JoinTablesHaveKeys
                ? new CatalogPrimaryKey(context.Names.InJoinTable(name, "_AB_pkey"), ["A", "B"]) : null,
            Indexes = context.Rules.JoinTablesHaveKeys
                ? [byB]
                :
                [
                    new CatalogIndex
                    {
                        Name = context.Names.InJoinTable(name, "_AB_unique"),
                        IsUnique = true,
                        Columns = [new CatalogIndexColumn("A"), new CatalogIndexColumn("B")],
                    },
                    byB,
                ],
            ForeignKeys = context.HasForeignKeys
                ? [ForeignKey("A", name, relation.First.Model, context),
                    ForeignKey("B", name, relation.Second.Model, context)]
                : [],
        };
    }

    private static ScalarField IdOf(Model model) =>
        model.PrimaryKey is { Fields.Count: 1 } key ? key.Fields[0].Field
            : model.Indexes.First(index => index is { Kind: IndexKind.Unique, Fields.Count: 1 }).Fields[0].Field;

    private static CatalogColumn Column(string name, Model model, DesiredContext context) =>
        new() { Name = name, Type = DesiredColumn.TypeOf(IdOf(model), context) with { IsNullable = false } };

    private static CatalogForeignKey ForeignKey(string column, string table, Model model, DesiredContext context) =>
        new()
    {
        Name = context.Names.InJoinTable(table, $"_{column}_fkey"),
        Columns = [column],
        ReferencedNamespace = context.NamespaceOf(model.DatabaseSchema),
        ReferencedTable = context.Names.Kept(model.TableName),
        ReferencedColumns = [context.Names.Kept(IdOf(model).ColumnName)],
        OnDelete = ReferentialAction.Cascade,
        OnUpdate = ReferentialAction.Cascade,
    };
}
