using Refract.Generator.SqlFiles;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;

namespace Refract.CommandLine;

/// <summary>The types of a database in the words of a schema.</summary>
/// <param name="schema">The schema.</param>
/// <param name="rules">What the database keeps of a type.</param>
/// <param name="defaultNamespace">The database schema that goes without saying, or null.</param>
internal sealed class SqlTypes(PrismaSchema schema, StructureRules rules, string? defaultNamespace)
{
    /// <summary>Whether the schema has an enum of a name.</summary>
    public bool IsEnum(string name) => schema.Enums.Any(type => type.Name == name);

    /// <summary>The type of a parameter or a value; null when the schema has none for it.</summary>
    public SqlValueType? Of(ColumnType? type)
    {
        if (type is null || type.Scalar == ScalarType.Unsupported) return null;
        var known = type.Scalar == ScalarType.Enum ? EnumOf(type.EnumName!, type.EnumSchema) : null;
        if (type.Scalar == ScalarType.Enum && known is null) return null;
        return new SqlValueType
        {
            Scalar = type.Scalar, Enum = known?.Name, Native = type.Native, IsList = type.IsList,
            IsNullable = type.IsNullable,
        };
    }

    /// <summary>
    /// The type of a column of the rows. Where the database keeps less of a type than the schema says (an enum as text,
    /// a list as JSON), the field of a column says it.
    /// </summary>
    public SqlValueType? Of(DescribedColumn column)
    {
        var isNullable = column.Type?.IsNullable ?? true;
        if (!rules.HasEnumTypes && FieldOf(column) is { Type: not ScalarType.Unsupported } field)
            return new SqlValueType
            {
                Scalar = field.Type, Enum = field.Enum?.Name, Native = field.NativeType,
                IsList = field.Arity == FieldArity.List, IsNullable = isNullable,
            }.Read();
        return Of(column.Type)?.Read();
    }

    /// <summary>A declared type as the database is asked about it.</summary>
    public ColumnType ToColumn(SqlValueType type)
    {
        var known = type.Enum is null ? null : schema.Enums.First(one => one.Name == type.Enum);
        return new ColumnType
        {
            Scalar = type.Scalar, Native = type.Native, IsList = type.IsList, IsNullable = type.IsNullable,
            EnumName = known?.DatabaseName, EnumSchema = known?.DatabaseSchema,
        };
    }

    private EnumType? EnumOf(string name, string? ns) => schema.Enums.FirstOrDefault(type =>
        type.DatabaseName == name && (type.DatabaseSchema ?? defaultNamespace) == (ns ?? defaultNamespace));

    private ScalarField? FieldOf(DescribedColumn column) => column is not { Table: { } table, Column: { } name } ? null
        : schema.Models.FirstOrDefault(model => model.TableName.Equals(table.Name, StringComparison.OrdinalIgnoreCase))?
            .Fields.OfType<ScalarField>()
            .FirstOrDefault(field => field.ColumnName.Equals(name, StringComparison.OrdinalIgnoreCase));
}
