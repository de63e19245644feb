namespace Refract.Runtime;

/// <summary>Of which related rows a condition must hold.</summary>
internal enum Quantifier
{
    /// <summary>At least one.</summary>
    Some,

    /// <summary>All; also true when there is none.</summary>
    Every,

    /// <summary>None.</summary>
    None,

    /// <summary>
    /// The row that a to-one relation leads to. With no inner condition: such a row does not exist (<c>Author =
    /// null</c>).
    /// </summary>
    Is,

    /// <summary>The opposite of <see cref="Is"/>: also true when there is no such row.</summary>
    IsNot,
}
