using System.Text.Json;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Makes conditions on documents, alike for both styles.</summary>
internal static class JsonTests
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = int.MaxValue };

    /// <summary>Equality or order with a document.</summary>
    /// <exception cref="InvalidQueryException">Order is asked of something else than a number or a text.</exception>
    public static Predicate Compare(Scope scope, JsonPart part, Comparison comparison, SqlValue document)
    {
        var form = FormOf(document.AsText);
        if (comparison > Comparison.NotEquals && form is not (JsonForm.Number or JsonForm.Text))
            throw new InvalidQueryException(
                $"{part.Column} is compared by {comparison} with what has no order: only numbers and texts of a "
                + "document have one.", scope.PathTo(part.Column.Name));
        return new JsonPredicate(scope, part, comparison, form, document, ignoreCase: false);
    }

    /// <summary>That a text is found.</summary>
    public static Predicate Find(Scope scope, JsonPart part, Comparison comparison, string text, bool ignoreCase) =>
        text is null ? throw NullValues.AsOperand(scope, part.Column, comparison)
        : new JsonPredicate(scope, part, comparison, JsonForm.Text, SqlValue.Of(text), ignoreCase);

    /// <summary>That an array has an item, or each item of an array.</summary>
    public static Predicate Contains(Scope scope, JsonPart part, SqlValue document)
    {
        var json = document.AsText;
        var form = FormOf(json);
        using var parsed = form == JsonForm.Document ? JsonDocument.Parse(json, s_options) : null;
        var isNested = parsed?.RootElement is { } root && (root.ValueKind != JsonValueKind.Array
            || root.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Array or JsonValueKind.Object));
        var items = parsed?.RootElement.ValueKind == JsonValueKind.Array ? json : $"[{json}]";
        return new JsonPredicate(scope, part, Comparison.HasEvery, isNested ? JsonForm.Nested : JsonForm.Document,
            SqlValue.OfJson(items), ignoreCase: false);
    }

    /// <summary>That nothing stands there: no such key or item, or the column is NULL.</summary>
    public static Predicate IsNull(Scope scope, JsonPart part, bool isNull) =>
        new NullPredicate(new Operand(scope, part), isNull);

    /// <summary>That nothing stands there, or JSON's null.</summary>
    public static Predicate IsAnyNull(Scope scope, JsonPart part, bool isNull)
    {
        var test = IsNull(scope, part, isNull: true)
            | new JsonPredicate(scope, part, Comparison.Equals, JsonForm.Constant, SqlValue.OfJson("null"), false);
        return isNull ? test : !test;
    }

    private static JsonForm FormOf(string json)
    {
        foreach (var c in json)
        {
            switch (c)
            {
                case ' ' or '\t' or '\r' or '\n': continue;
                case '{' or '[': return JsonForm.Document;
                case '"': return JsonForm.Text;
                case 't' or 'f' or 'n': return JsonForm.Constant;
                default: return JsonForm.Number;
            }
        }

        throw new InvalidQueryException("A JSON document is empty.", "where");
    }
}
