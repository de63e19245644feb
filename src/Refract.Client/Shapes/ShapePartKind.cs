namespace Refract.Runtime;

/// <summary>What a shape takes of the rows behind a relation.</summary>
internal enum ShapePartKind
{
    /// <summary>Rows of a shape of their own.</summary>
    Rows,

    /// <summary>Whole records.</summary>
    Records,

    /// <summary>Their number.</summary>
    Count,
}
