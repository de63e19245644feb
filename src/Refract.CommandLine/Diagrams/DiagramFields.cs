namespace Refract.CommandLine.Diagrams;

/// <summary>Which fields a diagram shows.</summary>
internal enum DiagramFields
{
    /// <summary>All that are columns.</summary>
    All,

    /// <summary>Those of keys.</summary>
    Keys,

    /// <summary>None.</summary>
    None,
}
