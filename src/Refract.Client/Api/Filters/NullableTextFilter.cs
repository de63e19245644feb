using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a String column that may be null.</summary>
[CollectionBuilder(typeof(FilterBuilder), nameof(FilterBuilder.InNullableText))]
public sealed class NullableTextFilter : TextFilterBase
{
    /// <summary>Equal to the value; null means IS NULL.</summary>
    public static implicit operator NullableTextFilter(string? value) => Of<NullableTextFilter>(SqlValue.Of(value));

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator NullableTextFilter(Skippable<string> value) =>
        Of<string, NullableTextFilter>(value, SqlValue.Of(value.ValueOrDefault));

    /// <summary>Equal; null means IS NULL.</summary>
    public new string? Equals { set => Put(Comparison.Equals, SqlValue.Of(value)); }

    /// <summary>Not so. Given a value: different from it (a null is not); given null: IS NOT NULL.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
#nullable disable annotations
    public NullableTextFilter Not { get => GetNot<NullableTextFilter>(); set => SetNot(value); }
#nullable restore annotations

    /// <summary>True: IS NULL; false: IS NOT NULL.</summary>
    public bool IsNull { set => Put(value ? Comparison.Equals : Comparison.NotEquals, SqlValue.Null); }

    /// <summary>Only there so that <c>[a, b]</c> can be written for <c>In</c>; nothing enumerates a filter.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerator<string> GetEnumerator() => throw new NotSupportedException("A filter cannot be enumerated.");
}
