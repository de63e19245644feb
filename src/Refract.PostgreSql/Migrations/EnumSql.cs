using Refract.PostgreSql.Types;
using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.PostgreSql.Migrations;

/// <summary>Enum types.</summary>
internal static class EnumSql
{
    public static string Create(CreateEnum operation, DdlNames names)
    {
        var sql = Create(operation.Enum.QualifiedName, operation.Enum.Values, names);
        if (!names.IsRepeatable) return sql;
        // There is no IF NOT EXISTS for types.
        var body = $" BEGIN {sql} EXCEPTION WHEN duplicate_object THEN NULL; END ";
        return $"{DdlNames.Ignored}DO {PostgreSqlNames.DollarQuote(body)};";
    }

    public static string Add(AddEnumValues operation, DdlNames names)
    {
        var type = names.Of(operation.Enum.QualifiedName);
        var statements = operation.Values.Select(
            value => $"ALTER TYPE {type} ADD VALUE {names.IfNotExists}{PostgreSqlNames.Literal(value)}"
            + (operation.NextOf(value) is { } next ? $" BEFORE {PostgreSqlNames.Literal(next)};" : ";"));
        if (operation.IsUsedAtOnce)
        {
            // PostgreSQL refuses a new value in the transaction that added it.
            statements = ["BEGIN;", .. statements, "COMMIT;"];
        }

        if (operation.Values.Count > 1)
        {
            statements =
            [
                "-- PostgreSQL 11 and earlier take no ADD VALUE inside a transaction: there, make one migration of",
                "-- each of these values.",
                "",
                .. statements,
            ];
        }

        return string.Join('\n', statements);
    }

    /// <summary>
    /// A type cannot lose values or change their order: a new one takes its place, in a transaction of its own. A
    /// column that later steps drop or retype goes to text first, so that nothing hangs on the old type when it is
    /// dropped.
    /// </summary>
    public static string Replace(ReplaceEnum operation, DdlNames names)
    {
        var type = operation.To.QualifiedName;
        var next = names.Beside(type, "_new");
        var old = names.Beside(type, "_old");
        List<string> text = ["BEGIN;", Create(next, operation.To.Values, names)];

        foreach (var index in operation.Indexes)
            text.Add($"DROP INDEX {names.Of(new QualifiedName(index.Table.Namespace, index.Name))};");
        foreach (var column in operation.Columns.Where(column => names.DefaultOf(column.From) is not null))
            text.Add($"{Alter(column, names)} DROP DEFAULT;");
        foreach (var column in operation.Columns)
            text.Add($"{Alter(column, names)} {Cast(column, next, names)};");

        text.Add($"ALTER TYPE {names.Of(type)} RENAME TO {PostgreSqlNames.Quote(old.Name)};");
        text.Add($"ALTER TYPE {names.Of(next)} RENAME TO {PostgreSqlNames.Quote(type.Name)};");
        text.Add($"DROP TYPE {names.Of(old)};");
        text.AddRange(operation.From.Properties.Select(property => Property(property, names.Of(type))));
        foreach (var column in operation.Columns.Where(column => names.DefaultOf(column.From) is not null))
        {
            if (column.To is not null && names.DefaultOf(Wanted(column.From, column.To)) is { } value)
                text.Add($"{Alter(column, names)} SET DEFAULT {value};");
        }

        foreach (var index in operation.Indexes)
        {
            if (index.Index is { } wanted)
                text.Add(IndexSql.Create(new CreateIndex(index.Table, wanted, IsOnNewTable: false), names));
            else if (index.Definition is { } definition)
                text.Add(definition + ";");
        }

        text.Add("COMMIT;");
        return string.Join('\n', text);
    }

    /// <summary>The type's name stands before all texts of others, such as a comment.</summary>
    private static string Property(string statement, string type)
    {
        var at = statement.IndexOf(CatalogEnum.TypePlaceholder, StringComparison.Ordinal);
        return statement[..at] + type + statement[(at + CatalogEnum.TypePlaceholder.Length)..];
    }

    /// <summary><c>dbgenerated()</c> says: whatever the database has.</summary>
    private static CatalogColumn Wanted(CatalogColumn from, CatalogColumn to) =>
        to.Default is ExpressionDefault { Sql: null } ? from : to;

    private static string Create(QualifiedName name, IEnumerable<string> values, DdlNames names) =>
        $"CREATE TYPE {names.Of(name)} AS ENUM ({string.Join(", ", values.Select(PostgreSqlNames.Literal))});";

    private static string Alter(EnumColumn column, DdlNames names) =>
        $"ALTER TABLE {names.Of(column.Table)} ALTER COLUMN {PostgreSqlNames.Quote(column.From.Name)}";

    private static string Cast(EnumColumn column, QualifiedName next, DdlNames names)
    {
        var list = column.From.Type.IsList ? "[]" : "";
        var name = PostgreSqlNames.Quote(column.From.Name);
        return column.IsKept
            ? $"TYPE {names.Of(next)}{list} USING ({name}::text::{names.Of(next)}{list})"
            : $"TYPE TEXT{list} USING ({name}::text{list})";
    }
}
