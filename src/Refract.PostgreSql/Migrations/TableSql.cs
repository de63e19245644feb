using Refract.PostgreSql.Types;
using System.Text;
using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Migrations;

/// <summary>CREATE TABLE.</summary>
internal static class TableSql
{
    public static string Create(CatalogTable table, DdlNames names)
    {
        var text = new StringBuilder("CREATE TABLE ").Append(names.IfNotExists)
            .Append(names.Of(table.QualifiedName)).Append(" (\n");
        text.AppendJoin(",\n", table.Columns.Select(column => "    " + ColumnSql.Define(column, names)));
        if (table.PrimaryKey is { } key)
        {
            text.Append(table.Columns.Count > 0 ? ",\n\n" : "");
            text.Append("    CONSTRAINT ").Append(PostgreSqlNames.Quote(key.Name!)).Append(" PRIMARY KEY (")
                .Append(PostgreSqlNames.Quote(key.Columns, ",")).Append(')');
        }

        return text.Append("\n);").ToString();
    }
}
