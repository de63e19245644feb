using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Compares values.</summary>
internal static class SqlValues
{
    /// <summary>True when two values are certainly the same.</summary>
    public static bool Same(SqlValue left, SqlValue right)
    {
        if (left.Kind != right.Kind) return false;
        return left.Kind switch
        {
            SqlValueKind.Null => false,
            SqlValueKind.Text or SqlValueKind.Json => left.AsText == right.AsText,
            SqlValueKind.Decimal => left.AsDecimal == right.AsDecimal,
            SqlValueKind.Guid => left.AsGuid == right.AsGuid,
            SqlValueKind.Bytes => left.AsBytes.AsSpan().SequenceEqual(right.AsBytes),
            SqlValueKind.Array or SqlValueKind.List or SqlValueKind.Each => false,
            _ => left.AsBigInt == right.AsBigInt,
        };
    }
}
