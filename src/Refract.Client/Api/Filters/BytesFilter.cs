using System.Diagnostics;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a required Bytes column; bytes are compared by content.</summary>
public sealed class BytesFilter : ColumnFilter
{
    /// <summary>Equal to the value.</summary>
    public static implicit operator BytesFilter(byte[] value) => Of<BytesFilter>(SqlValue.Of(value));

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator BytesFilter(Skippable<byte[]> value) =>
        Of<byte[], BytesFilter>(value, SqlValue.Of(value.ValueOrDefault));

    /// <summary>Equal.</summary>
    public new Argument<byte[]> Equals { set => PutArgument(Comparison.Equals, value); }

    /// <summary>Not so; given a value: different from it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public BytesFilter Not { get => GetNot<BytesFilter>(); set => SetNot(value); }

    /// <summary>It is one of these; none of an empty list.</summary>
    public IEnumerable<byte[]> In { set => PutItems(Comparison.In, value); }

    /// <summary>It is none of these.</summary>
    public IEnumerable<byte[]> NotIn { set => PutItems(Comparison.NotIn, value); }
}
