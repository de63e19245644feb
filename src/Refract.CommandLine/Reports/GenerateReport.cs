namespace Refract.CommandLine;

/// <summary>What <c>generate</c> returns.</summary>
public sealed record GenerateReport : SchemaReport
{
    /// <summary>The folder of the generated files; relative when it is inside the project's folder.</summary>
    public string Folder { get; internal set; } = "";

    /// <summary>The names of all files of the client.</summary>
    public IReadOnlyList<string> Files { get; internal set; } = [];

    /// <summary>The names of those that were new or different and were written.</summary>
    public IReadOnlyList<string> Written { get; internal set; } = [];

    /// <summary>The names of files of models that are gone, which were deleted.</summary>
    public IReadOnlyList<string> Deleted { get; internal set; } = [];
}
