namespace Refract.CommandLine.Diagrams;

/// <summary>What a box of a diagram stands for.</summary>
internal enum DiagramBoxKind
{
    /// <summary>A model, which is a table.</summary>
    Model,

    /// <summary>A view.</summary>
    View,

    /// <summary>An enum.</summary>
    Enum,
}
