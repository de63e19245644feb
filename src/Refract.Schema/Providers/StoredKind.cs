namespace Refract.Schema.Providers;

/// <summary>
/// How the values of a column are stored, read, sent and compared, whatever the database calls its type. Everything
/// that differs by type, and is the same for several native types, is decided by it.
/// </summary>
public enum StoredKind
{
    /// <summary>A type that the language does not have.</summary>
    Unsupported,

    /// <summary>Text, of limited length or not.</summary>
    Text,

    /// <summary>Text that is padded with spaces, which mean nothing at its end.</summary>
    PaddedText,

    /// <summary>Text that is compared without regard to case.</summary>
    FoldedText,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>An XML document or a part of one.</summary>
    Xml,

    /// <summary>A string of bits, of fixed or variable length.</summary>
    Bits,

    /// <summary>A network address.</summary>
    Network,

    /// <summary>A whole number of 16 bits.</summary>
    Int16,

    /// <summary>A whole number of 32 bits.</summary>
    Int32,

    /// <summary>A whole number of 64 bits.</summary>
    Int64,

    /// <summary>A whole number of 32 bits without sign.</summary>
    UInt32,

    /// <summary>A floating number of 32 bits.</summary>
    Float32,

    /// <summary>A floating number of 64 bits.</summary>
    Float64,

    /// <summary>A number with decimals.</summary>
    Decimal,

    /// <summary>An amount of money with two decimals.</summary>
    Money,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A date and time of UTC, in a column without a zone.</summary>
    UtcDateTime,

    /// <summary>A point in time, in a column with a zone.</summary>
    Instant,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A time of day with an offset.</summary>
    OffsetTime,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A JSON document.</summary>
    Json,

    /// <summary>A value of an enum.</summary>
    Enum,
}
