using System.Diagnostics;
using System.Text.Json;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a required Json column, compared as a whole.</summary>
public sealed class JsonFilter : ColumnFilter
{
    /// <summary>Equal to the value.</summary>
    public static implicit operator JsonFilter(JsonElement value) => Of<JsonFilter>(SqlValue.From(value));

    /// <summary>Does not compile: a null would silently match nothing.</summary>
    [Obsolete("This column is never null. Use value.OrSkip() to leave the condition out when the value is "
        + "null, or give a value.", error: true)]
    public static implicit operator JsonFilter(JsonElement? value) => throw new NotSupportedException();

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator JsonFilter(Skippable<JsonElement> value) =>
        Of<JsonElement, JsonFilter>(value, SqlValue.From(value.ValueOrDefault));

    /// <summary>Equal.</summary>
    public new Argument<JsonElement> Equals { set => PutArgument(Comparison.Equals, value); }

    /// <summary>Not so; given a value: different from it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public JsonFilter Not { get => GetNot<JsonFilter>(); set => SetNot(value); }
}
