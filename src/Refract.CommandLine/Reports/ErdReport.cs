namespace Refract.CommandLine;

/// <summary>What <c>erd</c> returns.</summary>
public sealed record ErdReport : SchemaReport
{
    /// <summary><c>svg</c>, <c>mermaid</c> or <c>dot</c>.</summary>
    public string Format { get; internal set; } = "";

    /// <summary>The file that was written; relative when it is inside the project's folder; null for stdout.</summary>
    public string? Output { get; internal set; }

    /// <summary>How many models and views the diagram has.</summary>
    public int Models { get; internal set; }

    /// <summary>How many enums it has.</summary>
    public int Enums { get; internal set; }

    /// <summary>How many relations it has.</summary>
    public int Relations { get; internal set; }

    /// <summary>The diagram; null when it was written to a file.</summary>
    public string? Text { get; internal set; }
}
