namespace Refract.CommandLine;

/// <summary>What <c>format</c> does with files that are not formatted.</summary>
public enum FormatMode
{
    /// <summary>Rewrites them.</summary>
    Write,

    /// <summary>Names them and changes nothing.</summary>
    Check,

    /// <summary>Returns the formatted text of all files and changes nothing.</summary>
    Print,
}
