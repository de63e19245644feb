using System.Diagnostics;
using System.Text.Json;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a Json column that may be null. A null is the database's NULL, not JSON's.</summary>
public sealed class NullableJsonFilter : ColumnFilter
{
    /// <summary>Equal to the value; null means IS NULL.</summary>
    public static implicit operator NullableJsonFilter(JsonElement? value) =>
        Of<NullableJsonFilter>(value is { } known ? SqlValue.From(known) : SqlValue.Null);

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator NullableJsonFilter(Skippable<JsonElement> value) =>
        Of<JsonElement, NullableJsonFilter>(value, SqlValue.From(value.ValueOrDefault));

    /// <summary>Equal; null means IS NULL.</summary>
    public new JsonElement? Equals { set =>
        Put(Comparison.Equals, value is { } known ? SqlValue.From(known) : SqlValue.Null); }

    /// <summary>Not so. Given a value: different from it (a null is not); given null: IS NOT NULL.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
#nullable disable annotations
    public NullableJsonFilter Not { get => GetNot<NullableJsonFilter>(); set => SetNot(value); }
#nullable restore annotations

    /// <summary>True: IS NULL; false: IS NOT NULL.</summary>
    public bool IsNull { set => Put(value ? Comparison.Equals : Comparison.NotEquals, SqlValue.Null); }
}
