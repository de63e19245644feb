using System.Text.Json.Serialization;

namespace Refract.CommandLine;

/// <summary>
/// What an operation did, as data. An operation fills it in while it works, so that a failure can say how far it came
/// (<see cref="CommandException.Report"/>); nothing changes it afterwards.
/// </summary>
public abstract record Report
{
    private protected Report()
    {
    }

    /// <summary>One of <see cref="CommandLine.ExitCode"/>; that of the error when the operation failed.</summary>
    [JsonPropertyOrder(3)]
    public int ExitCode => FailedWith ?? OwnExitCode;

    /// <summary>The exit code of the error that ended the operation, or null.</summary>
    internal int? FailedWith { get; set; }

    /// <summary>What an operation that came to its end found.</summary>
    private protected virtual int OwnExitCode => CommandLine.ExitCode.Done;

    /// <summary>What may be wrong, each a sentence or a few lines.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<string> Warnings { get; internal set; } = [];

    /// <summary>What is good to know, each a sentence.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<string> Notes { get; internal set; } = [];

    /// <summary>What to do next, each a sentence with a command.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<string> Hints { get; internal set; } = [];

    /// <summary>False while the operation works, and in the report of one that failed.</summary>
    [JsonIgnore]
    public bool IsComplete { get; internal set; }
}
