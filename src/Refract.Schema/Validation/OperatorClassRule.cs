using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>
/// PostgreSQL's types of index each serve certain columns, by the operator class that is named or that goes with the
/// column's type.
/// </summary>
internal static class OperatorClassRule
{
    internal static readonly SchemaRule Rule = new("RFR1314",
        "Index type or operator class that does not fit its column");

    internal static void Check(ValidationContext context)
    {
        foreach (var index in context.Indexes)
        {
            if (index.Kind != KeyKind.Index && index.Fields.Exists(field => field.OperatorClass is not null))
                context.Report(Rule, index,
                    $"Operator classes belong to `@@index`, not to `{index.AttributeName}`. Remove `ops`.");
            if (context.Traits.Provider != DatabaseProvider.PostgreSql) continue;
            if (index.Fields.Find(field => field.Field.NativeType?.Name == "Xml") is { } xml)
                context.Report(Rule, xml.Field,
                    $"PostgreSQL cannot index XML: `{xml.Field.Name}` is of native type `Xml`. Remove it "
                        + $"from `{index.AttributeName}`.");
            foreach (var field in index.Fields)
                if (!field.IsRawOperatorClass && Problem(index.Algorithm ?? "BTree", field) is { } problem)
                    context.Report(Rule, index, problem);
        }
    }

    private static string? Problem(string type, KeyFieldSymbol part)
    {
        var (field, operatorClass) = (part.Field, part.OperatorClass);
        if (operatorClass is not null && !OperatorClasses.Supports(operatorClass, type))
            return $"The operator class `{operatorClass}` does not exist for an index of type `{type}`.";
        if (type is "BTree" or "Hash" || Fits(type, field, operatorClass)) return null;
        var column = field.NativeType is { } native
            ? $"`{part.Path}` of native type `{native.Name}`"
            : $"`{part.Path}` of type `{field.Syntax.Type}`";
        return operatorClass is not null
            ? $"The operator class `{operatorClass}` does not fit {column}. Use one for that type, or `raw(\"…\")`."
            : $"An index of type `{type}` cannot serve {column} as it is. Name an operator class with `ops: "
                + "raw(\"…\")`, or use "
                + "another type of index.";
    }

    private static bool Fits(string type, FieldSymbol field, string? operatorClass)
    {
        var native = field.NativeType?.Name;
        var isUnsupported = field.Kind == FieldKind.Unsupported;
        switch (type)
        {
            case "Gist":
                return native is null
                    ? operatorClass is null && (isUnsupported || field.IsScalar(ScalarType.String))
                    : native == "Inet" && operatorClass == "InetOps";
            case "Gin":
                if (operatorClass == "ArrayOps") return field.Arity == FieldArity.List;
                if (operatorClass is null && (field.Arity == FieldArity.List || isUnsupported)) return true;
                return native is null ? field.IsScalar(ScalarType.Json) : native == "JsonB";
            case "SpGist":
                if (native is null)
                    return (operatorClass is null && isUnsupported)
                        || (operatorClass is null or "TextOps" && field.IsScalar(ScalarType.String));
                return native == "Inet"
                    ? operatorClass is null or "InetOps"
                    : native is "Text" or "VarChar" or "Char" && operatorClass is null or "TextOps";
            default:
                if (operatorClass is null && native is null && isUnsupported) return true;
                var family = BrinFamily(native, field);
                return family is not null
                    && (operatorClass is null || IsOf(operatorClass, family)
                        || (family == "Inet" && operatorClass == "InetInclusionOps"));
        }
    }

    private static bool IsOf(string operatorClass, string family) =>
        operatorClass == family + "BloomOps" || operatorClass == family + "MinMaxOps"
            || operatorClass == family + "MinMaxMultiOps";

    /// <summary>
    /// The family of operator classes for block ranges that goes with a native type, or with the default one of a
    /// scalar type.
    /// </summary>
    private static string? BrinFamily(string? native, FieldSymbol field) => native switch
    {
        "Bit" or "VarBit" or "Date" or "Inet" or "Oid" or "Text" or "Timestamp" or "Time" or "Uuid" => native,
        "VarChar" => "Text",
        "Char" => "Bpchar",
        "Real" => "Float4",
        "DoublePrecision" => "Float8",
        "SmallInt" => "Int2",
        "Integer" => "Int4",
        "BigInt" => "Int8",
        "Decimal" => "Numeric",
        "ByteA" => "Bytea",
        "Timestamptz" => "TimestampTz",
        "Timetz" => "TimeTz",
        not null => null,
        null when field.Kind != FieldKind.Scalar => null,
        null => field.Scalar switch
        {
            ScalarType.Float => "Float8",
            ScalarType.Int => "Int4",
            ScalarType.BigInt => "Int8",
            ScalarType.Decimal => "Numeric",
            ScalarType.Bytes => "Bytea",
            ScalarType.String => "Text",
            ScalarType.DateTime => "Timestamp",
            _ => null,
        },
    };
}
