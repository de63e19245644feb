using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;

namespace Refract.Migrate.Desired;

/// <summary>What a schema wants of a database, in the form in which databases are read too.</summary>
public static class SchemaCatalog
{
    /// <summary>
    /// Works out tables, join tables, enums, indexes, keys and their names: the real Prisma's names, so that both tools
    /// see the same database. Views are left out; ignored models and fields are part of it.
    /// </summary>
    /// <param name="schema">A valid schema.</param>
    /// <param name="rules">The database at hand. When the schema names another one, this one is its substitute:
    /// scalar lists are kept as JSON, enums as text, and native types give way to the scalar's own.</param>
    /// <param name="defaultNamespace">
    /// The database schema of models that do not name one; not looked at where there are none.
    /// </param>
    /// <exception cref="UnsupportedBySubstituteException">
    /// The substitute has no counterpart for something in the schema.
    /// </exception>
    public static DatabaseCatalog From(PrismaSchema schema, StructureRules rules,
        string defaultNamespace = "public")
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(rules);
        var context = new DesiredContext(schema, rules, defaultNamespace);
        var models = schema.Models.Where(model => !model.IsView).ToArray();
        var tables = models.Select(model => DesiredTable.From(model, context))
            .Concat(JoinTable.AllOf(models, context)).ToArray();
        context.Substitute?.RefuseNameClashes(models);

        CatalogEnum[] enums = rules.HasEnumTypes ? [.. schema.Enums.Select(type => EnumOf(type, context))] : [];
        var catalog = new DatabaseCatalog { Enums = enums, Tables = tables };
        return !rules.HasNamespaces ? catalog : catalog with
        {
            DefaultNamespace = defaultNamespace,
            Namespaces = NamespacesOf(schema, tables, enums, defaultNamespace),
            Extensions = ExtensionsOf(schema, context),
        };
    }

    private static CatalogEnum EnumOf(EnumType type, DesiredContext context) =>
        new(context.NamespaceOf(type.DatabaseSchema), context.Names.Kept(type.DatabaseName),
            [.. type.Values.Select(value => value.DatabaseName)]);

    /// <summary>
    /// Only the database schemas that something lives in: an entry of <c>schemas</c> that nothing uses is not created.
    /// </summary>
    private static string[] NamespacesOf(PrismaSchema schema, CatalogTable[] tables, CatalogEnum[] enums,
        string defaultNamespace) =>
        schema.Datasource is { Schemas.Count: > 0 }
            ? [.. tables.Select(table => table.Namespace!).Concat(enums.Select(type => type.Namespace!)).Distinct()
                .Order(StringComparer.Ordinal)]
            : [defaultNamespace];

    private static CatalogExtension[] ExtensionsOf(PrismaSchema schema, DesiredContext context) =>
        schema.Datasource is not { } datasource || context.Substitute is not null
            ? []
            : [.. datasource.Extensions.Select(extension =>
                new CatalogExtension(extension.DatabaseName, extension.Version, extension.Schema))
                .OrderBy(extension => extension.Name, StringComparer.Ordinal)];
}
