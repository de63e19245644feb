namespace Refract.Schema;

/// <summary>The scalar types of the schema language, and the two kinds of field that are stored like one.</summary>
public enum ScalarType
{
    /// <summary><c>String</c></summary>
    String,

    /// <summary><c>Boolean</c></summary>
    Boolean,

    /// <summary><c>Int</c>, 32 bits</summary>
    Int,

    /// <summary><c>BigInt</c>, 64 bits</summary>
    BigInt,

    /// <summary><c>Float</c>, a double</summary>
    Float,

    /// <summary><c>Decimal</c></summary>
    Decimal,

    /// <summary><c>DateTime</c></summary>
    DateTime,

    /// <summary><c>Json</c></summary>
    Json,

    /// <summary><c>Bytes</c></summary>
    Bytes,

    /// <summary>An <c>enum</c> of the schema.</summary>
    Enum,

    /// <summary><c>Unsupported("…")</c>: the column exists, no client touches it.</summary>
    Unsupported,
}
