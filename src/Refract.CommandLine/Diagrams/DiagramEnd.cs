namespace Refract.CommandLine.Diagrams;

/// <summary>How many rows there are at an end of a relation.</summary>
internal enum DiagramEnd
{
    /// <summary>Exactly one.</summary>
    One,

    /// <summary>None or one.</summary>
    ZeroOrOne,

    /// <summary>Any number.</summary>
    Many,
}
