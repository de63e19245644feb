using System.Diagnostics;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a Bytes column that may be null; bytes are compared by content.</summary>
public sealed class NullableBytesFilter : ColumnFilter
{
    /// <summary>Equal to the value; null means IS NULL.</summary>
    public static implicit operator NullableBytesFilter(byte[]? value) => Of<NullableBytesFilter>(SqlValue.Of(value));

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator NullableBytesFilter(Skippable<byte[]> value) =>
        Of<byte[], NullableBytesFilter>(value, SqlValue.Of(value.ValueOrDefault));

    /// <summary>Equal; null means IS NULL.</summary>
    public new byte[]? Equals { set => Put(Comparison.Equals, SqlValue.Of(value)); }

    /// <summary>Not so. Given a value: different from it (a null is not); given null: IS NOT NULL.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
#nullable disable annotations
    public NullableBytesFilter Not { get => GetNot<NullableBytesFilter>(); set => SetNot(value); }
#nullable restore annotations

    /// <summary>True: IS NULL; false: IS NOT NULL.</summary>
    public bool IsNull { set => Put(value ? Comparison.Equals : Comparison.NotEquals, SqlValue.Null); }

    /// <summary>It is one of these; none of an empty list.</summary>
    public IEnumerable<byte[]> In { set => PutItems(Comparison.In, value); }

    /// <summary>It is none of these.</summary>
    public IEnumerable<byte[]> NotIn { set => PutItems(Comparison.NotIn, value); }
}
