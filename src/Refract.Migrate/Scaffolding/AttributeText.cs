using System.Text;
using Refract.Migrate.Desired;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Naming;

namespace Refract.Migrate.Scaffolding;

/// <summary>Writes types and attributes in the schema language.</summary>
internal sealed class AttributeText(ScaffoldNames names, StructureRules rules, string datasource,
    LanguageCheck language)
{
    private readonly ConstraintNames _defaults = new(rules.Language);

    /// <summary><c>String?</c>, <c>Role[]</c>, <c>Unsupported("point")</c></summary>
    public string Type(ColumnType type, string? ns)
    {
        var name = type.Scalar switch
        {
            ScalarType.Enum => names.Enum(type.EnumSchema ?? ns, type.EnumName!),
            ScalarType.Unsupported => $"Unsupported({Quoted(type.UnsupportedName!)})",
            _ => type.Scalar.ToString(),
        };
        return name + (type.IsList ? "[]" : type.IsNullable ? "?" : "");
    }

    /// <summary><c>@db.VarChar(20)</c>, or null for the scalar's own type.</summary>
    public string? Native(ColumnType type) => type.Native is null ? null : $"@{datasource}.{type.Native}";

    /// <summary>
    /// <c>@default(…)</c>, or null without one. A constant that the language has no literal for is the database's own
    /// expression.
    /// </summary>
    public string? Default(CatalogColumn column, string? defaultNamespace)
    {
        if (column.IsAutoIncrement) return "@default(autoincrement())";

        // The database works it out: clients need not give it, and there is no default to change.
        if (column.IsGenerated)
            return column.Type is { IsNullable: false, IsList: false } ? "@default(dbgenerated())" : null;
        var text = Spelled(column, defaultNamespace);
        if (text is null || column.DefaultSql is null || CanBeSaid(column, text, defaultNamespace)) return text;
        if (Expanded(column) is { } number && CanBeSaid(column, number, defaultNamespace)) return number;
        return $"@default(dbgenerated({Quoted(column.DefaultSql)}))";
    }

    private bool CanBeSaid(CatalogColumn column, string text, string? ns)
    {
        var type = column.Type;
        if (type.Scalar != ScalarType.Enum) return language.IsField(Type(type, ns), $"{text} {Native(type)}");
        IEnumerable<string> values = column.Default switch
        {
            ConstantDefault constant => [constant.Text],
            ConstantListDefault list => list.Items,
            _ => [],
        };
        return values.All(value => names.FindEnumValue(type.EnumSchema ?? ns, type.EnumName!, value) is not null);
    }

    /// <summary>A number without an exponent, which the language does not have.</summary>
    private static string? Expanded(CatalogColumn column) =>
        column is { Default: ConstantDefault { Text: var text }, Type.Scalar: ScalarType.Float or ScalarType.Decimal }
            && decimal.TryParse(text, System.Globalization.NumberStyles.Float,
                System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? $"@default({number.ToString(System.Globalization.CultureInfo.InvariantCulture)})" : null;

    private string? Spelled(CatalogColumn column, string? defaultNamespace)
        => column.Default switch
        {
            null => null,
            NowDefault => "@default(now())",
            ConstantDefault constant => $"@default({Literal(constant.Text, column.Type, defaultNamespace)})",
            ConstantListDefault list
                => "@default(["
                    + $"{string.Join(", ", list.Items.Select(item => Literal(item, column.Type, defaultNamespace)))}])",
            ExpressionDefault { Sql: { } sql } => $"@default(dbgenerated({Quoted(sql)}))",
            ExpressionDefault => "@default(dbgenerated())",
            SequenceDefault sequence => $"@default(dbgenerated({Quoted($"nextval('{sequence.Sequence}'::regclass)")}))",
            _ => null,
        };

    /// <summary><c>@id</c> or <c>@@id([a, b])</c>; on a field when it has one column.</summary>
    public string PrimaryKey(CatalogTable table, CatalogPrimaryKey key, bool onField, string? clientName = null)
    {
        var arguments = new List<string>();
        if (!onField) arguments.Add($"[{string.Join(", ", key.Columns.Select(column => names.Field(table, column)))}]");
        if (clientName is not null) arguments.Add($"name: {Quoted(clientName)}");
        if (key.Name is not null && key.Name != _defaults.PrimaryKey(table.Name))
            arguments.Add($"map: {Quoted(key.Name)}");
        return (onField ? "@id" : "@@id") + (arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})");
    }

    /// <summary>Whether an index can stand on its field as <c>@unique</c>.</summary>
    public static bool FitsOnField(CatalogIndex index)
        => index is { IsUnique: true, Columns.Count: 1, Algorithm: null } && index.Columns[0].OperatorClass is null;

    /// <summary>
    /// The indexes that stand on their fields: one for each column, without a condition if there is such a one.
    /// </summary>
    public static IEnumerable<CatalogIndex> OnFields(CatalogTable table)
        => table.Indexes.Where(FitsOnField).OrderBy(index => index.Condition is not null)
            .DistinctBy(index => index.Columns[0].Name);

    /// <summary><c>@unique</c>, <c>@@unique([a, b])</c> or <c>@@index([a])</c>.</summary>
    public string Index(CatalogTable table, CatalogIndex index, bool onField, string? clientName = null)
    {
        var arguments = new List<string>();
        if (!onField)
            arguments.Add(
                $"[{string.Join(", ", index.Columns.Select(column => IndexColumn(table, column, index.Algorithm)))}]");
        if (clientName is not null) arguments.Add($"name: {Quoted(clientName)}");
        var columns = index.Columns.Select(column => column.Name);
        if (!index.IsUnnamed && index.Name != (index.IsUnique
            ? _defaults.Unique(table.Name, columns) : _defaults.Index(table.Name, columns)))
            arguments.Add($"map: {Quoted(index.Name)}");
        if (onField && index.Columns[0].IsDescending) arguments.Add("sort: Desc");
        if (index.Algorithm is { } algorithm) arguments.Add($"type: {AlgorithmName(algorithm)}");
        if (index.Condition is { } condition) arguments.Add($"where: raw({Quoted(condition)})");
        var name = onField ? "@unique" : index.IsUnique ? "@@unique" : "@@index";
        return name + (arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})");
    }

    /// <summary><c>@relation(…)</c> on the side with the foreign key.</summary>
    public string Relation(CatalogTable table, CatalogTable target, CatalogForeignKey key, string? name)
    {
        var canBeNull = key.Columns.All(column => table.FindColumn(column)?.Type.IsNullable == true);
        var arguments = new List<string>();
        if (name is not null) arguments.Add(Quoted(name));
        arguments.Add($"fields: [{string.Join(", ", key.Columns.Select(column => names.Field(table, column)))}]");
        arguments.Add(
            $"references: [{string.Join(", ", key.ReferencedColumns.Select(column => names.Field(target, column)))}]");
        if (key.OnDelete != ReferentialDefaults.OnDelete(isRequired: !canBeNull))
            arguments.Add($"onDelete: {key.OnDelete}");
        if (key.OnUpdate != ReferentialDefaults.OnUpdate) arguments.Add($"onUpdate: {key.OnUpdate}");

        // SQLite has no way to rename a foreign key and nothing refers to its name.
        if (rules.HasNamedKeys
            && key.Name != _defaults.ForeignKey(table.Name, key.Columns)) arguments.Add($"map: {Quoted(key.Name)}");
        return $"@relation({string.Join(", ", arguments)})";
    }

    /// <summary>A string of the language.</summary>
    public static string Quoted(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var c in text)
            result.Append(c switch
            {
                '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t",
                < ' ' => "\\u" + ((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        return result.Append('"').ToString();
    }

    private string Literal(string text, ColumnType type, string? ns) => type.Scalar switch
    {
        ScalarType.Enum => names.EnumValue(type.EnumSchema ?? ns, type.EnumName!, text),
        ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal or ScalarType.Boolean => text,
        _ => Quoted(text),
    };

    private string IndexColumn(CatalogTable table, CatalogIndexColumn column, string? algorithm)
    {
        var arguments = new List<string>();
        if (column.IsDescending) arguments.Add("sort: Desc");
        if (column.OperatorClass is { } operatorClass)
            arguments.Add(
                OperatorClassNames.InLanguage(operatorClass, algorithm) is { } known
                    ? $"ops: {known}" : $"ops: raw({Quoted(operatorClass)})");
        return names.Field(table, column.Name) + (arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})");
    }

    private static string AlgorithmName(string algorithm) => algorithm switch
    {
        "spgist" => "SpGist",
        "btree" => "BTree",
        _ => char.ToUpperInvariant(algorithm[0]) + algorithm[1..],
    };
}
