using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A key whose values are known: read from a row, or taken over with its conditions lowered.</summary>
internal sealed class KnownKey : UniqueKey
{
    public KnownKey(int index, SqlValue value) : base(index, value)
    {
    }

    public KnownKey(int index, SqlValue first, SqlValue[] rest) : base(index, first, rest)
    {
    }

    /// <summary>The same key, with a condition in the scope of the model's root.</summary>
    public KnownKey(UniqueKey key, Predicate further) : base(key) => Condition = further;

    /// <inheritdoc/>
    internal override Predicate? Further => Condition as Predicate;
}
