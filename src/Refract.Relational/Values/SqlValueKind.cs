namespace Refract.Relational.Sql;

/// <summary>Which part of a <see cref="SqlValue"/> holds the value.</summary>
public enum SqlValueKind : byte
{
    /// <summary>SQL NULL.</summary>
    Null,

    /// <summary>A <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>An <see cref="int"/>.</summary>
    Int,

    /// <summary>A <see cref="long"/>.</summary>
    BigInt,

    /// <summary>A <see cref="double"/>.</summary>
    Float,

    /// <summary>A <see cref="decimal"/>.</summary>
    Decimal,

    /// <summary>A <see cref="string"/>.</summary>
    Text,

    /// <summary>An instant, as ticks of UTC.</summary>
    DateTime,

    /// <summary>A <see cref="DateOnly"/>, as its day number.</summary>
    Date,

    /// <summary>A <see cref="TimeOnly"/>, as its ticks.</summary>
    Time,

    /// <summary>A <see cref="System.Guid"/>.</summary>
    Guid,

    /// <summary>A <c>byte[]</c>.</summary>
    Bytes,

    /// <summary>JSON text.</summary>
    Json,

    /// <summary>
    /// An enum's value, as its position among the enum's values; turned into text by the column's <see cref="EnumMap"/>
    /// before it is bound.
    /// </summary>
    Enum,

    /// <summary>A CLR array of any of the above (<c>int[]</c>, <c>string[]</c>, an enum's array, …).</summary>
    Array,

    /// <summary>A <see cref="ValueList"/> that is bound as one list.</summary>
    List,

    /// <summary>
    /// A <see cref="ValueList"/> of which each value is bound as a parameter of its own, one after the other.
    /// </summary>
    Each,
}
