using System.Text.Json.Serialization;

namespace Refract.CommandLine;

/// <summary>
/// What <c>validate</c> returns, for a schema with errors as well. Its diagnostics include information, and what the
/// names of the C# client add.
/// </summary>
public sealed record ValidateReport : SchemaReport
{
    /// <summary>True when the schema has no error.</summary>
    public bool Ok { get; internal set; }

    /// <summary>The schema's file or folder; relative when it is inside the project's folder.</summary>
    public string Schema { get; internal set; } = "";

    /// <summary>How many models it has, without views.</summary>
    public int Models { get; internal set; }

    /// <summary>How many enums it has.</summary>
    public int Enums { get; internal set; }

    /// <summary>How many files it has.</summary>
    public int Files { get; internal set; }

    /// <summary>The error for display: it counts the schema's errors; null when there is none.</summary>
    [JsonIgnore]
    public CommandException? Error { get; internal set; }

    private protected override int OwnExitCode => Ok ? CommandLine.ExitCode.Done : CommandLine.ExitCode.BadInput;
}
