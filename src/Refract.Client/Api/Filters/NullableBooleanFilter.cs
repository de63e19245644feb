using System.Diagnostics;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a Boolean column that may be null.</summary>
public sealed class NullableBooleanFilter : ColumnFilter
{
    /// <summary>Equal to the value; null means IS NULL.</summary>
    public static implicit operator NullableBooleanFilter(bool? value) =>
        Of<NullableBooleanFilter>(value is { } known ? SqlValue.From(known) : SqlValue.Null);

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator NullableBooleanFilter(Skippable<bool> value) =>
        Of<bool, NullableBooleanFilter>(value, SqlValue.From(value.ValueOrDefault));

    /// <summary>Equal; null means IS NULL.</summary>
    public new bool? Equals { set =>
        Put(Comparison.Equals, value is { } known ? SqlValue.From(known) : SqlValue.Null); }

    /// <summary>Not so. Given a value: different from it (a null is not); given null: IS NOT NULL.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
#nullable disable annotations
    public NullableBooleanFilter Not { get => GetNot<NullableBooleanFilter>(); set => SetNot(value); }
#nullable restore annotations

    /// <summary>True: IS NULL; false: IS NOT NULL.</summary>
    public bool IsNull { set => Put(value ? Comparison.Equals : Comparison.NotEquals, SqlValue.Null); }
}
