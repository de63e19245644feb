using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A key that was read from a row.</summary>
internal sealed class KnownKey : UniqueKey
{
    public KnownKey(int index, SqlValue value) : base(index, value)
    {
    }

    public KnownKey(int index, SqlValue first, SqlValue[] rest) : base(index, first, rest)
    {
    }
}
