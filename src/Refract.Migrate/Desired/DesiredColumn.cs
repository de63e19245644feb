using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Desired;

/// <summary>A field's column.</summary>
internal static class DesiredColumn
{
    public static CatalogColumn From(ScalarField field, DesiredContext context)
    {
        var isNumbered = context.Rules.IsNumbered(field, IsAsked(field));
        var type = TypeOf(field, context);
        return new CatalogColumn
        {
            Name = context.Names.Kept(field.ColumnName),
            Type = isNumbered ? context.Rules.NumberedTypeOf(type) : type,
            IsAutoIncrement = isNumbered,
            IsNumberedUnasked = isNumbered && !IsAsked(field),
            Default = DesiredDefault.Of(field, context),
        };
    }

    /// <summary>The type of a column that holds values of a field: its own, or that of a foreign key to it.</summary>
    public static ColumnType TypeOf(ScalarField field, DesiredContext context)
    {
        var type = new ColumnType
        {
            Scalar = field.Type,
            Native = context.Substitute is null ? field.NativeType : null,
            IsList = field.Arity == FieldArity.List,
            // A list column is created without NOT NULL: no value and an empty list mean the same to the schema
            // language.
            IsNullable = field.Arity != FieldArity.Required,
            EnumName = field.Enum is null ? null : context.Names.Kept(field.Enum.DatabaseName),
            EnumSchema = field.Enum is null ? null : context.NamespaceOf(field.Enum.DatabaseSchema),
            UnsupportedName = field.UnsupportedType,
        };
        type = context.Substitute?.Replace(type, field) ?? type;
        if (context.Rules.HasEnumTypes)
            return type.EnumSchema == context.DefaultNamespace ? type with { EnumSchema = null } : type;

        // Without enum types the column is text and reads back as a string.
        return type.Scalar == ScalarType.Enum
            ? type with { Scalar = ScalarType.String, EnumName = null, EnumSchema = null } : type;
    }

    private static bool IsAsked(ScalarField field) =>
        field.Default is FunctionDefault { Name: "autoincrement" or "sequence" };
}
