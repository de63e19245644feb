using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>
/// Reads <c>where</c> of an index: SQL as <c>raw("…")</c>, or an object whose members must all hold. Both become SQL
/// with the columns' names in the database, written as the real migration engine writes it, so that neither tool sees a
/// difference in the other's database.
/// </summary>
internal static class IndexConditionReader
{
    internal static void Bind(KeySymbol key, ArgumentReader reader)
    {
        if (reader.Take("where") is not { } value) return;
        key.ConditionSyntax = value;
        switch (value)
        {
            case FunctionCallSyntax { Name.Text: "raw" } call: BindRaw(key, call, reader); break;
            case ObjectSyntax condition: BindObject(key, condition, reader); break;
            default:
                Fail(key, reader, value,
                    "The condition of an index is written `raw(\"…\")` with SQL, or as an object such as "
                    + "`{ active: true }`, not "
                    + $"as {value.Describe()}.");
                break;
        }
    }

    private static void BindRaw(KeySymbol key, FunctionCallSyntax call, ArgumentReader reader)
    {
        if (call.Arguments.Count > 0 && call.Arguments[0].Value.AsString() is { Length: > 0 } sql) key.Condition = sql;
        else Fail(key, reader, call, "`raw` takes the SQL of the condition as one string that is not empty.");
    }

    private static void BindObject(KeySymbol key, ObjectSyntax condition, ArgumentReader reader)
    {
        if (condition.Members.Count == 0)
        {
            Fail(key, reader, condition, "A condition must say something. Leave `where` out for an index of all rows.");
            return;
        }

        var terms = new List<string>();
        foreach (var member in condition.Members)
        {
            if (!HasShape(key, member.Value, reader)) continue;
            if (!key.Model.FieldsByName.TryGetValue(member.Name.Text, out var field))
            {
                key.IsBroken = true;
                UnknownField.ReportName(AttributeRules.InvalidCondition, key.Model, member.Name.Text, member.Name,
                    reader);
                continue;
            }

            UnknownField.ReportFlaw(AttributeRules.InvalidCondition, field, member.Name, reader);
            if (field.Kind == FieldKind.Unknown)
            {
                key.IsBroken = true;
                continue;
            }

            if (!field.IsColumn)
            {
                Fail(key, reader, member.Name,
                    $"{Subject(field)} is a relation, and a condition compares columns only.", field.Redefinition);
                continue;
            }

            if (Term(key, field, member.Value, reader) is { } term) terms.Add(term);
        }

        if (terms.Count == condition.Members.Count) key.Condition = string.Join(" AND ", terms);
    }

    /// <summary>
    /// An object in place of a value holds one <c>not</c>; false when it does not, which has been reported.
    /// </summary>
    private static bool HasShape(KeySymbol key, ExpressionSyntax value, ArgumentReader reader)
    {
        if (value is not ObjectSyntax inner) return true;
        if (inner.Members.FirstOrDefault(member => member.Name.Text != "not") is { } unknown)
            Fail(key, reader, unknown.Name,
                $"Only `not` is known here, not `{unknown.Name.Text}`. Anything else is written `raw(\"…\")`.");
        else if (inner.Members.Count != 1) Fail(key, reader, inner, "Write one `not` here, as in `{ not: null }`.");
        else return true;
        return false;
    }

    private static string? Term(KeySymbol key, FieldSymbol field, ExpressionSyntax value, ArgumentReader reader)
    {
        var column = "\"" + field.ColumnName.Replace("\"", "\"\"") + "\"";
        var isNegated = value is ObjectSyntax;
        if (value is ObjectSyntax inner) value = inner.Members[0].Value;
        if (value.AsConstant() == "null") return column + (isNegated ? " IS NOT NULL" : " IS NULL");
        if (field.Kind == FieldKind.Unsupported)
        {
            Fail(key, reader, value,
                $"The language only knows how to compare `{field.Name}`, whose type is `Unsupported`, with "
                + "`null`. Write the "
                + "condition as `raw(\"…\")`.");
            return null;
        }

        return Literal(key, field, value, reader) is { } literal
            ? $"{column} {(isNegated ? "!=" : "=")} {literal}" : null;
    }

    private static string? Literal(KeySymbol key, FieldSymbol field, ExpressionSyntax value, ArgumentReader reader)
    {
        var (literal, fits) = value switch
        {
            _ when value.AsString() is { } text => ("'" + text.Replace("'", "''") + "'", TakesText(field)),
            _ when value.AsNumber() is { } number => (number, TakesNumbers(field)),
            _ when value.AsConstant() is "true" or "false" => (value.AsConstant()!, field.IsScalar(ScalarType.Boolean)),
            _ => (null, false),
        };
        if (literal is null) Fail(key, reader, value,
            $"A string, a number, `true`, `false`, `null` or `{{ not: … }}` is expected here, not {value.Describe()}.");
        else if (!fits) Fail(key, reader, value,
            $"{Subject(field)} is of type `{field.TypeName}` and cannot equal {value.Describe()}.", field.Redefinition);
        return fits ? literal : null;
    }

    private static string Subject(FieldSymbol field) => Lines.Subject(field.Name, field.Redefinition, field.File);

    private static bool TakesText(FieldSymbol field) =>
        field.Kind == FieldKind.Enum || field.Scalar is ScalarType.String or ScalarType.DateTime;

    private static bool TakesNumbers(FieldSymbol field) =>
        field.Kind == FieldKind.Scalar
            && field.Scalar is ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal;

    private static void Fail(KeySymbol key, ArgumentReader reader, SyntaxElement element, string message,
        SourceLocation? cause = null)
    {
        key.IsBroken = true;
        reader.Report(AttributeRules.InvalidCondition, element, message, cause);
    }
}
