namespace Refract.Relational.Sql;

/// <summary>Whether a column can hold a value.</summary>
public enum ValueFit
{
    /// <summary>It can.</summary>
    Fits,

    /// <summary>The text is longer than the column.</summary>
    TooLong,

    /// <summary>The number is outside of the column's range.</summary>
    OutOfRange,

    /// <summary>The number has more digits than the database keeps.</summary>
    TooPrecise,

    /// <summary>The floating number is NaN, which the database does not have.</summary>
    NotANumber,

    /// <summary>The document has more levels than can be read back.</summary>
    TooDeep,
}
