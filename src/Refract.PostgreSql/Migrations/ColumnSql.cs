using Refract.PostgreSql.Types;
using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Migrations;

/// <summary>A column's definition.</summary>
internal static class ColumnSql
{
    public static string Define(CatalogColumn column, DdlNames names)
    {
        var type = column.IsAutoIncrement ? PostgreSqlTypeNames.SerialNameOf(column.Type) : names.TypeOf(column.Type);
        var text = $"{PostgreSqlNames.Quote(column.Name)} {type}";
        if (!column.Type.IsNullable && !column.Type.IsList)
            text += " NOT NULL";
        return names.DefaultOf(column) is { } value ? $"{text} DEFAULT {value}" : text;
    }
}
