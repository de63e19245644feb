using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Review;
using Refract.Schema;

namespace Refract.Migrate.Desired;

/// <summary>Which tables and columns the client of a schema uses, and which it leaves out.</summary>
internal static class ClientParts
{
    /// <summary>
    /// Each table and column of the schema, with whether the client uses it: not what is ignored, and no column of a
    /// type that it has no word for. The columns of a table that it leaves out are not named.
    /// </summary>
    public static IEnumerable<(RetiredPart Part, bool IsUsed)> Of(PrismaSchema schema, StructureRules rules,
        string defaultNamespace)
    {
        var context = new DesiredContext(schema, rules, defaultNamespace);
        var models = schema.Models.Where(model => !model.IsView).ToArray();
        foreach (var model in models)
        {
            var table = Part(context, model.DatabaseSchema, context.Names.Kept(model.TableName));
            yield return (table, !model.IsIgnored);
            if (model.IsIgnored) continue;
            foreach (var field in model.ScalarFields)
                yield return (table with { Column = context.Names.Kept(field.ColumnName) },
                    !field.IsIgnored && field.UnsupportedType is null);
        }

        foreach (var field in models.SelectMany(model => model.RelationFields).Where(field =>
            field.Relation.Kind == RelationKind.ManyToMany && ReferenceEquals(field.Relation.First, field)))
            yield return (Part(context, field.Model.DatabaseSchema, context.Names.JoinTable(field.Relation.Name)),
                !(IsLeftOut(field) && IsLeftOut(field.Opposite)));
    }

    /// <summary>
    /// A required column without a default that the client leaves out of a table that it uses: it cannot insert rows.
    /// </summary>
    public static bool StopsInserts(DatabaseCatalog desired, RetiredPart part) => part.Column is { } name
        && desired.Tables.FirstOrDefault(table => table.Name == part.Table
            && (part.Schema is null || part.Schema == table.Namespace))?.FindColumn(name) is
            { Type.IsNullable: false, Type.IsList: false, Default: null, IsAutoIncrement: false };

    private static bool IsLeftOut(RelationField field) => field.IsIgnored || field.Model.IsIgnored;

    /// <summary>Scripts name the database schema where it is not the one of the connection.</summary>
    private static RetiredPart Part(DesiredContext context, string? schema, string table) =>
        new(context.NamespaceOf(schema) is { } name && name != context.DefaultNamespace ? name : null, table, null);
}
