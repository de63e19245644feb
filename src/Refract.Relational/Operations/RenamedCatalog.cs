using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>
/// What a catalog is after renames: the names, and everything that refers to them. The texts that a database keeps of
/// its own (<see cref="CatalogTable.Definition"/>, <see cref="CatalogTable.Dependents"/>) are left to the provider.
/// </summary>
public static class RenamedCatalog
{
    /// <summary>The catalog after these renames, made in their order.</summary>
    /// <param name="catalog">What is there.</param>
    /// <param name="renames">The renames. One of a thing that is not there changes nothing.</param>
    public static DatabaseCatalog After(DatabaseCatalog catalog, IEnumerable<RenameOperation> renames)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(renames);
        return renames.Aggregate(catalog, (before, rename) => rename switch
        {
            RenameTable table => After(before, table),
            RenameColumn column => After(before, column),
            RenameEnum type => After(before, type),
            RenameEnumValue value => After(before, value),
            _ => throw new NotSupportedException($"{rename.GetType().Name} is no rename of a catalog's part."),
        });
    }

    /// <summary>Whether two names mean the same in a catalog: no database schema is the default one.</summary>
    private static bool AreSame(DatabaseCatalog catalog, string? ns, string name, QualifiedName other) =>
        name == other.Name && (ns ?? catalog.DefaultNamespace) == (other.Namespace ?? catalog.DefaultNamespace);

    private static DatabaseCatalog After(DatabaseCatalog catalog, RenameTable rename) => catalog with
    {
        Tables = [.. catalog.Tables.Select(table =>
        {
            var isIt = AreSame(catalog, table.Namespace, table.Name, rename.From);
            var renamed = !isIt ? table : table with
            {
                Namespace = table.Namespace is null ? null : rename.To.Namespace ?? catalog.DefaultNamespace,
                Name = rename.To.Name,
                Columns = [.. table.Columns.Select(column => column.Sequence is not { } sequence ? column
                    : column with { Sequence = sequence with { Namespace = rename.To.Namespace } })],
                Unmodelled = [.. table.Unmodelled.Select(thing => thing with
                {
                    IndexDefinition = Replaced(thing.IndexDefinition, rename.From.Name, rename.To.Name),
                })],
            };
            return renamed with
            {
                ForeignKeys = [.. renamed.ForeignKeys.Select(key =>
                    !AreSame(catalog, key.ReferencedNamespace, key.ReferencedTable, rename.From) ? key : key with
                    {
                        ReferencedNamespace = key.ReferencedNamespace is null ? null
                            : rename.To.Namespace ?? catalog.DefaultNamespace,
                        ReferencedTable = rename.To.Name,
                    })],
            };
        })],
    };

    private static DatabaseCatalog After(DatabaseCatalog catalog, RenameColumn rename) => catalog with
    {
        Tables = [.. catalog.Tables.Select(table =>
        {
            var renamed = AreSame(catalog, table.Namespace, table.Name, rename.Table) ? Columns(table, rename) : table;
            return renamed with
            {
                ForeignKeys = [.. renamed.ForeignKeys.Select(key =>
                    !AreSame(catalog, key.ReferencedNamespace, key.ReferencedTable, rename.Table) ? key
                        : key with { ReferencedColumns = Names(key.ReferencedColumns, rename) })],
            };
        })],
    };

    private static CatalogTable Columns(CatalogTable table, RenameColumn rename) => table with
    {
        Columns = [.. table.Columns.Select(column =>
            column.Name == rename.From ? column with { Name = rename.To } : column)],
        PrimaryKey = table.PrimaryKey is { } key ? key with { Columns = Names(key.Columns, rename) } : null,
        Indexes = [.. table.Indexes.Select(index => index with
        {
            Columns = [.. index.Columns.Select(column =>
                column.Name == rename.From ? column with { Name = rename.To } : column)],
            Condition = Replaced(index.Condition, rename.From, rename.To),
        })],
        ForeignKeys = [.. table.ForeignKeys.Select(foreign =>
            foreign with { Columns = Names(foreign.Columns, rename) })],
        Unmodelled = [.. table.Unmodelled.Select(thing => thing with
        {
            Columns = Names(thing.Columns, rename),
            IndexDefinition = Replaced(thing.IndexDefinition, rename.From, rename.To),
        })],
    };

    private static DatabaseCatalog After(DatabaseCatalog catalog, RenameEnum rename) => catalog with
    {
        Enums = [.. catalog.Enums.Select(type => !AreSame(catalog, type.Namespace, type.Name, rename.From) ? type
            : type with { Namespace = rename.To.Namespace ?? catalog.DefaultNamespace, Name = rename.To.Name })],
        Tables = [.. catalog.Tables.Select(table => table with
        {
            Columns = [.. table.Columns.Select(column => !IsOf(catalog, column, rename.From) ? column : column with
            {
                Type = column.Type with
                {
                    EnumName = rename.To.Name,
                    EnumSchema = rename.To.Namespace == catalog.DefaultNamespace ? null : rename.To.Namespace,
                },
                DefaultSql = null,
            })],
            Unmodelled = [.. table.Unmodelled.Select(thing => thing with
            {
                Enums = [.. thing.Enums.Select(type =>
                    AreSame(catalog, type.Namespace, type.Name, rename.From) ? rename.To : type)],
                IndexDefinition = Replaced(thing.IndexDefinition, rename.From.Name, rename.To.Name),
            })],
        })],
    };

    private static DatabaseCatalog After(DatabaseCatalog catalog, RenameEnumValue rename) => catalog with
    {
        Enums = [.. catalog.Enums.Select(type => !AreSame(catalog, type.Namespace, type.Name, rename.Enum) ? type
            : type with { Values = Values(type.Values, rename) })],
        Tables = [.. catalog.Tables.Select(table =>
        {
            if (!table.Columns.Any(column => IsOf(catalog, column, rename.Enum))) return table;
            return table with
            {
                Columns = [.. table.Columns.Select(column => !IsOf(catalog, column, rename.Enum) ? column
                    : column with { Default = Default(column.Default, rename), DefaultSql = null })],
                Indexes = [.. table.Indexes.Select(index => index with
                {
                    Condition = index.Condition?.Replace(Text(rename.From), Text(rename.To), StringComparison.Ordinal),
                })],
                Unmodelled = [.. table.Unmodelled.Select(thing => thing with
                {
                    IndexDefinition = thing.IndexDefinition?.Replace(Text(rename.From), Text(rename.To),
                        StringComparison.Ordinal),
                })],
            };
        })],
    };

    private static bool IsOf(DatabaseCatalog catalog, CatalogColumn column, QualifiedName type) =>
        column.Type.EnumName is { } name && AreSame(catalog, column.Type.EnumSchema, name, type);

    private static CatalogDefault? Default(CatalogDefault? value, RenameEnumValue rename) => value switch
    {
        ConstantDefault constant when constant.Text == rename.From => new ConstantDefault(rename.To),
        ConstantListDefault list => new ConstantListDefault(Values(list.Items, rename)),
        ExpressionDefault { Sql: { } sql } =>
            new ExpressionDefault(sql.Replace(Text(rename.From), Text(rename.To), StringComparison.Ordinal)),
        _ => value,
    };

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string[] Values(IReadOnlyList<string> values, RenameEnumValue rename) =>
        [.. values.Select(value => value == rename.From ? rename.To : value)];

    private static string[] Names(IReadOnlyList<string> columns, RenameColumn rename) =>
        [.. columns.Select(column => column == rename.From ? rename.To : column)];

    private static string? Replaced(string? sql, string from, string to) =>
        sql is null ? null : RenamedExpression.Of(sql, from, to);
}
