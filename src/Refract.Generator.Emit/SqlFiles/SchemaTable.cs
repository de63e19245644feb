using System.Text;
using Refract.Schema;

namespace Refract.Generator.SqlFiles;

/// <summary>
/// A table of the schema, as far as the types in a statement depend on it: what a record remembers of the schema.
/// </summary>
/// <param name="Name">The table's name in the database.</param>
/// <param name="Text">Its columns and their types, in the order of the schema.</param>
public sealed record SchemaTable(string Name, string Text)
{
    /// <summary>All tables and views of a schema.</summary>
    public static IReadOnlyList<SchemaTable> Of(PrismaSchema schema) =>
        [.. schema.Models.Select(model => new SchemaTable(model.TableName, TextOf(model)))
            .OrderBy(table => table.Name, StringComparer.Ordinal).ThenBy(table => table.Text, StringComparer.Ordinal)];

    /// <summary>What tells the part of a schema from others that a statement names.</summary>
    /// <param name="tables">All tables.</param>
    /// <param name="statement">The statement. A table counts when its name stands anywhere in it.</param>
    public static string Hash(IEnumerable<SchemaTable> tables, string statement) =>
        SqlHash.Of(string.Concat(tables.Where(table => IsNamed(table.Name, statement)).Select(table => table.Text)));

    private static bool IsNamed(string name, string statement)
    {
        for (var at = Next(0); at >= 0; at = Next(at + 1))
            if (!IsPart(at - 1) && !IsPart(at + name.Length)) return true;
        return false;

        int Next(int from) => statement.IndexOf(name, from, StringComparison.OrdinalIgnoreCase);

        bool IsPart(int at) =>
            at >= 0 && at < statement.Length && (char.IsLetterOrDigit(statement[at]) || statement[at] is '_' or '$');
    }

    private static string TextOf(Model model)
    {
        var text = new StringBuilder().Append(model.DatabaseSchema).Append('.').Append(model.TableName).Append('\n');
        foreach (var field in model.Fields.OfType<ScalarField>())
        {
            text.Append("  ").Append(field.ColumnName).Append(' ')
                .Append(field.UnsupportedType ?? field.Enum?.Name ?? field.Type.ToString())
                .Append(field.Arity switch { FieldArity.List => "[]", FieldArity.Optional => "?", _ => "" });
            if (field.NativeType is { } native) text.Append(" @db.").Append(native);
            if (field.Enum is { } type)
                text.Append(' ').Append(type.DatabaseSchema).Append('.').Append(type.DatabaseName);
            text.Append('\n');
        }

        return text.ToString();
    }
}
