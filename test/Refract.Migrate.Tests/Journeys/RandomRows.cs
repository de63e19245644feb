using System.Text;
using Refract.Relational;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>Rows that fit a random schema, and what is made beside it that the schema cannot say.</summary>
internal sealed class RandomRows(RandomSchema schema)
{
    private const int Count = 3;

    private bool IsPostgreSql => schema.Provider == SqlProvider.PostgreSql;

    /// <summary>
    /// An INSERT of rows with the ids 1 to 3 into every table; each value follows from its id. Row 1 is joined with
    /// row 2.
    /// </summary>
    public string Insert()
    {
        var text = new StringBuilder();
        foreach (var model in schema.Models)
            for (var row = 1; row <= Count; row++)
            {
                List<(string Column, string Value)> cells = [(model.KeyColumn, model.KeyValue(row))];
                cells.AddRange(model.Fields.Select(field => (field.Column, ValueOf(field, row))));
                foreach (var relation in schema.Relations.Where(relation => relation.Source == model.Id))
                    cells.AddRange(schema.Scalars(relation).Select(scalar => (scalar.Name,
                        !relation.IsRequired && row == Count ? "NULL"
                            : scalar.Name.EndsWith('K') ? "1" : schema.Model(relation.Target).KeyValue(row))));
                text.Append($"INSERT INTO {Of(model)} ({string.Join(", ", cells.Select(cell => Quote(cell.Column)))}) ")
                    .Append($"VALUES ({string.Join(", ", cells.Select(cell => cell.Value))});\n");
            }

        foreach (var join in schema.Joins)
            {
            var ((ns, table), (a, b)) = (TableOf(join), Sides(join));
            text.Append($"INSERT INTO {Name(ns, table)} (\"A\", \"B\") VALUES ({a}, {b});\n");
        }


        return text.ToString();
    }

    /// <summary>The database schema and the name of a many-to-many relation's table.</summary>
    public (string? Namespace, string Name) TableOf(RandomJoin join)
    {
        var (first, second) = Ordered(join);
        return (first.Namespace, "_" + (join.Name ?? $"{first.Name}To{second.Name}"));
    }

    /// <summary>The values of A and B in its row.</summary>
    public (string A, string B) Sides(RandomJoin join)
    {
        var (first, second) = Ordered(join);
        // Of a model with itself, the field whose name comes first is A.
        var isSwapped = join.One != join.Other && first.Id != join.One;
        return (first.KeyValue(isSwapped ? 2 : 1), second.KeyValue(isSwapped ? 1 : 2));
    }

    /// <summary>A model's table, as it is written in SQL.</summary>
    public static string Of(RandomModel model) => Name(model.Namespace, model.Table);

    /// <summary>The value of a field in a row, as SQL.</summary>
    public string ValueOf(RandomField field, int row)
    {
        if (field.IsOptional && row == Count) return "NULL";
        var value = field.Type?.Value(row) ?? schema.Enum(field.Enum!.Value).First;
        if (field.IsList) return $"'{{{value}}}'";
        return field.Type?.Name switch
        {
            "Int" or "BigInt" or "Float" or "Decimal" => field.Type.Native == "Money" ? $"'{value}'" : value,
            "Boolean" => IsPostgreSql ? value : value == "true" ? "1" : "0",
            "Bytes" when !IsPostgreSql => $"x'{value[2..]}'",
            "DateTime" when !IsPostgreSql => $"'{value}+00:00'",
            _ => $"'{value}'",
        };
    }

    private (RandomModel First, RandomModel Second) Ordered(RandomJoin join)
    {
        var (one, other) = (schema.Model(join.One), schema.Model(join.Other));
        return string.CompareOrdinal(one.Name, other.Name) <= 0 ? (one, other) : (other, one);
    }

    public static string Name(string? ns, string name) => ns is null ? Quote(name) : $"{Quote(ns)}.{Quote(name)}";

    public static string Quote(string name) => $"\"{name}\"";
}
