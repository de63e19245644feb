namespace Refract.Relational.Sql;

/// <summary>Where one text is looked for in another.</summary>
public enum TextMatch
{
    /// <summary>Anywhere.</summary>
    Contains,

    /// <summary>At the beginning.</summary>
    StartsWith,

    /// <summary>At the end.</summary>
    EndsWith,

    /// <summary>It is the whole text. Only asked without regard to case; with it, <c>=</c> does.</summary>
    Equals,
}
