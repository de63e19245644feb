using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Desired;

/// <summary>A model's foreign keys, in the order of its relation fields.</summary>
internal static class DesiredForeignKey
{
    public static IEnumerable<CatalogForeignKey> AllOf(Model model, DesiredContext context) =>
        !context.HasForeignKeys
            ? []
            : model.RelationFields.Where(field => field.HoldsForeignKey && !field.Target.IsView)
                .Select(field => From(model, field, context));

    private static CatalogForeignKey From(Model model, RelationField field, DesiredContext context)
    {
        var columns = field.ForeignKey.Select(column => column.ColumnName).ToArray();
        return new CatalogForeignKey
        {
            Name = context.Names.Kept(field.ConstraintName ?? context.Names.ForeignKey(model.TableName, columns)),
            Columns = [.. columns.Select(context.Names.Kept)],
            ReferencedNamespace = context.NamespaceOf(field.Target.DatabaseSchema),
            ReferencedTable = context.Names.Kept(field.Target.TableName),
            ReferencedColumns = [.. field.References.Select(column => context.Names.Kept(column.ColumnName))],
            OnDelete = field.OnDelete ?? ReferentialDefaults.OnDelete(
                field.Arity == FieldArity.Required
                    || field.ForeignKey.Any(column => column.Arity == FieldArity.Required)),
            OnUpdate = field.OnUpdate ?? ReferentialDefaults.OnUpdate,
        };
    }
}
