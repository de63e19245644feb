using System.Text.Json.Serialization;

namespace Refract.CommandLine;

/// <summary>What <c>format</c> returns.</summary>
public sealed record FormatReport : Report
{
    /// <summary>What was done about files that are not formatted.</summary>
    [JsonIgnore]
    public FormatMode Mode { get; internal set; }

    /// <summary>How many files the schema has.</summary>
    public int Files { get; internal set; }

    /// <summary>The paths of the files that are not formatted, or were not before.</summary>
    public IReadOnlyList<string> Changed { get; internal set; } = [];

    /// <summary>True when <see cref="Changed"/> were rewritten.</summary>
    public bool IsWritten { get; internal set; }

    /// <summary>The formatted text of every file; null unless <see cref="FormatMode.Print"/> asked for it.</summary>
    public IReadOnlyList<SchemaText>? Texts { get; internal set; }

    private protected override int OwnExitCode =>
        Mode == FormatMode.Check && Changed.Count > 0 ? CommandLine.ExitCode.Findings : CommandLine.ExitCode.Done;
}
