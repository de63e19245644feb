using Refract.Schema;

namespace Refract.Generator.Naming;

/// <summary>Which fields may count the changes of their rows, and which do.</summary>
internal static class VersionColumns
{
    /// <summary>True for a column that counts the changes of its row.</summary>
    public static bool IsVersion(ScalarField field) => CSharpAnnotation.Read(field.Documentation).IsVersion;

    /// <summary>Why something cannot be a version, or null when it can.</summary>
    public static string? Problem(object symbol) => symbol switch
    {
        ScalarField { Type: not (ScalarType.Int or ScalarType.BigInt) }
            or ScalarField { Arity: not FieldArity.Required }
            => "a version is a whole number that is always there: Int or BigInt, neither optional nor a list.",
        ScalarField { NativeType.Name: "Oid" } => "a version is a number that can be counted up, which an Oid is not.",
        ScalarField { Default: not LiteralDefault } => "a new row needs its first version: write @default(1).",
        ScalarField field when IsOfKey(field) => "a row is found by this field, so it cannot change with each update.",
        ScalarField field when LazyColumns.IsLazy(field) =>
            "a version that is not read cannot be compared: leave lazy: true out.",
        ScalarField field when field.Model.Fields.OfType<ScalarField>().First(IsVersion) is var first
            && !ReferenceEquals(first, field) => $"{field.Model.Name}.{first.Name} is the version of the row already.",
        ScalarField => null,
        _ => "only a field that is a column can be a version.",
    };

    private static bool IsOfKey(ScalarField field) =>
        field.Model.PrimaryKey?.Fields.Any(part => ReferenceEquals(part.Field, field)) == true
        || field.Model.Indexes.Any(index => index.Kind == IndexKind.Unique
            && index.Fields.Any(part => ReferenceEquals(part.Field, field)))
        || field.Model.Fields.OfType<RelationField>().SelectMany(relation => new[] { relation, relation.Opposite })
            .Any(side => side.ForeignKey.Contains(field) || side.References.Contains(field));
}
