using System.Globalization;
using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;
using Refract.Schema.Syntax;

namespace Refract.Schema.Validation;

/// <summary>
/// The text of a default must mean something in its type: a whole number, a date and time, JSON, base64.
/// </summary>
internal static class DefaultTextRule
{
    internal static readonly SchemaRule Rule = new("RFR1211", "Default cannot be read");

    internal static void Check(ValidationContext context)
    {
        foreach (var field in context.Fields)
        {
            if (field is not { Kind: FieldKind.Scalar, Default: { Fits: true } value }) continue;
            foreach (var item in value.Value.AsItems())
                if (Problem(field.Scalar, item) is { } problem) context.Report(Rule, field.Model, item, problem);
        }
    }

    private static string? Problem(ScalarType type, ExpressionSyntax value)
    {
        switch (type)
        {
            case ScalarType.Int or ScalarType.BigInt when value.AsNumber() is { } number:
                return long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                    ? null : $"`{number}` is no whole number of 64 bits. Use `Decimal` or `Float` for fractions.";
            case ScalarType.Decimal when value.AsString() is { } text:
                return DefaultText.IsDecimal(text) ? null : $"`{text}` is no number. Write for example `\"12.50\"`.";
            case ScalarType.DateTime when value.AsString() is { } text:
                return DefaultText.IsDateTime(text)
                    ? null : $"`{text}` is no date and time with an offset. Write for example "
                    + "`\"2030-01-31T12:00:00Z\"` or `\"2030-01-31T12:00:00+01:00\"`.";
            case ScalarType.Json when value.AsString() is { } text:
                return DefaultText.IsJson(text)
                    ? null : "This is not valid JSON. Quotes inside are written `\\\"`: `\"{\\\"a\\\": 1}\"`.";
            case ScalarType.Bytes when value.AsString() is { } text:
                return DefaultText.IsBase64(text)
                    ? null : "This is not valid base64. It has letters, digits, `+` and `/` in groups "
                    + "of four, the last one filled up with `=`.";
            default: return null;
        }
    }
}
