using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Desired;

/// <summary>A model's table.</summary>
internal static class DesiredTable
{
    public static CatalogTable From(Model model, DesiredContext context) => new()
    {
        Namespace = context.NamespaceOf(model.DatabaseSchema),
        Name = context.Names.Kept(model.TableName),
        Columns = [.. model.ScalarFields.Select(field => DesiredColumn.From(field, context))],
        PrimaryKey = PrimaryKeyOf(model, context),
        Indexes = [.. DesiredIndex.AllOf(model, context)],
        ForeignKeys = [.. DesiredForeignKey.AllOf(model, context)],
    };

    private static CatalogPrimaryKey? PrimaryKeyOf(Model model, DesiredContext context) =>
        model.PrimaryKey is not { } key
            ? null
            : new CatalogPrimaryKey(
                context.Rules.HasNamedKeys
                    ? context.Names.Kept(key.ConstraintName ?? context.Names.PrimaryKey(model.TableName)) : null,
                [.. key.Fields.Select(field => context.Names.Kept(field.Field.ColumnName))]);
}
