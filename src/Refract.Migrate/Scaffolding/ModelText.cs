using System.Text;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Scaffolding;

/// <summary>Writes whole blocks.</summary>
internal sealed class ModelText(ScaffoldNames names, AttributeText attributes, bool hasNamespaces,
    string? defaultNamespace)
{
    /// <summary>The line above a model that clients leave out.</summary>
    public const string WithoutKey =
        "/// This table has no key that tells its rows apart, so clients leave it out.\n";

    /// <summary>A field's line in three parts.</summary>
    public (string Name, string Type, string Attributes) Field(CatalogTable table, CatalogColumn column)
    {
        var parts = new List<string>();
        var name = names.Field(table, column.Name);
        if (table.PrimaryKey is { Columns: [var key] } primary
            && key == column.Name) parts.Add(attributes.PrimaryKey(table, primary, onField: true));
        if (AttributeText.OnFields(table).FirstOrDefault(index => index.Columns[0].Name == column.Name) is { } unique)
            parts.Add(attributes.Index(table, unique, onField: true));
        if (attributes.Default(column, defaultNamespace) is { } value) parts.Add(value);
        if (name != column.Name) parts.Add($"@map({AttributeText.Quoted(column.Name)})");
        if (attributes.Native(column.Type) is { } native) parts.Add(native);
        return (name, attributes.Type(column.Type, defaultNamespace), string.Join(' ', parts));
    }

    /// <summary>A model's block, with its relation fields after the columns.</summary>
    public string Model(CatalogTable table, IReadOnlyList<(string Name, string Type, string Attributes)> relations)
    {
        var text = new StringBuilder();
        var isUsable = HasKey(table);
        if (!isUsable) text.Append(WithoutKey);
        AppendRenamed(text, "model", names.Model(table), table.Name);
        text.Append("model ").Append(names.Model(table)).Append(" {\n");
        AppendRows(text, [.. table.Columns.Select(column => Field(table, column)), .. relations]);

        var lines = new List<string>();
        if (table.PrimaryKey is { Columns.Count: > 1 } key)
            lines.Add(attributes.PrimaryKey(table, key, onField: false));
        var onFields = AttributeText.OnFields(table).ToHashSet();
        lines.AddRange(table.Indexes.Where(index => index.IsUnique && !onFields.Contains(index)).Select(index
            => attributes.Index(table, index, onField: false)));
        lines.AddRange(
            table.Indexes.Where(index => !index.IsUnique)
                .Select(index => attributes.Index(table, index, onField: false)));
        if (names.Model(table) != table.Name) lines.Add($"@@map({AttributeText.Quoted(table.Name)})");
        if (!isUsable) lines.Add("@@ignore");
        if (hasNamespaces && table.Namespace is { } ns) lines.Add($"@@schema({AttributeText.Quoted(ns)})");
        if (lines.Count > 0) text.Append('\n');
        foreach (var line in lines) text.Append("  ").Append(line).Append('\n');
        return text.Append("}\n").ToString();
    }

    /// <summary>An enum's block.</summary>
    public string Enum(CatalogEnum type)
    {
        var name = names.Enum(type.Namespace, type.Name);
        var text = new StringBuilder();
        AppendRenamed(text, "enum", name, type.Name);
        text.Append("enum ").Append(name).Append(" {\n");
        foreach (var value in type.Values) text.Append("  ").Append(EnumValue(type, value)).Append('\n');
        if (name != type.Name) text.Append("\n  @@map(").Append(AttributeText.Quoted(type.Name)).Append(")\n");
        if (hasNamespaces && type.Namespace is { } ns)
            text.Append("\n  @@schema(").Append(AttributeText.Quoted(ns)).Append(")\n");
        return text.Append("}\n").ToString();
    }

    /// <summary>An enum value's line.</summary>
    public string EnumValue(CatalogEnum type, string value)
    {
        var name = names.EnumValue(type.Namespace, type.Name, value);
        return name == value ? name : $"{name} @map({AttributeText.Quoted(value)})";
    }

    /// <summary>Whether rows can be told apart: a primary key, or a unique index over required columns.</summary>
    public static bool HasKey(CatalogTable table)
    {
        bool IsUsable(string column) =>
            table.FindColumn(column) is { Type: { IsNullable: false, Scalar: not ScalarType.Unsupported } };
        return table.PrimaryKey is { } key && key.Columns.All(IsUsable)
            || table.Indexes.Any(index => index is { IsUnique: true, Condition: null }
                && index.Columns.All(column => IsUsable(column.Name)));
    }

    /// <summary>
    /// Says why a block is not called like its table or type, where it could be but for the language's own words.
    /// </summary>
    private static void AppendRenamed(StringBuilder text, string kind, string name, string original)
    {
        if (name == ScaffoldNames.Renamed(original))
            text.Append($"/// This {kind} is called {name}, because {original} is a reserved word.\n");
    }

    private static void AppendRows(StringBuilder text,
        IReadOnlyList<(string Name, string Type, string Attributes)> rows)
    {
        var nameWidth = rows.Count == 0 ? 0 : rows.Max(row => row.Name.Length);
        var typeWidth = rows.Count == 0 ? 0 : rows.Max(row => row.Type.Length);
        foreach (var (name, type, attributes) in rows)
            text.Append(("  " + name.PadRight(nameWidth) + " " + type.PadRight(typeWidth) + " " + attributes).TrimEnd())
                .Append('\n');
    }
}
