namespace Refract.Relational.Operations;

/// <summary>How a column's values come from one type to another.</summary>
public enum TypeCast
{
    /// <summary>Every value fits.</summary>
    Safe,

    /// <summary>The database converts, but some values may not fit or may lose digits.</summary>
    Risky,

    /// <summary>The database has no conversion: the column has to be created again.</summary>
    Impossible,
}
