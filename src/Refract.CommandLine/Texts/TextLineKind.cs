namespace Refract.CommandLine;

/// <summary>How a line of a report is shown.</summary>
internal enum TextLineKind
{
    /// <summary>Plain.</summary>
    Say,

    /// <summary>Says what has been done.</summary>
    Done,

    /// <summary>Of lesser weight.</summary>
    Note,

    /// <summary>A finding: the word for how severe it is stands out.</summary>
    Finding,

    /// <summary>A warning.</summary>
    Warn,

    /// <summary>An error block.</summary>
    Error,

    /// <summary>Text for the output, as it is.</summary>
    Data,

    /// <summary>A line for the output.</summary>
    DataLine,
}
