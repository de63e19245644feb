namespace Refract.Relational.Operations;

/// <summary>What of a column differs.</summary>
[Flags]
public enum ColumnChanges
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Scalar, native type, list or enum.</summary>
    Type = 1,

    /// <summary>Whether it may be null.</summary>
    Nullability = 2,

    /// <summary>The default.</summary>
    Default = 4,

    /// <summary>Whether the database numbers it.</summary>
    AutoIncrement = 8,
}
