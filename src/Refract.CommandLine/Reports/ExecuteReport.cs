namespace Refract.CommandLine;

/// <summary>What <c>db execute</c> returns.</summary>
public sealed record ExecuteReport : DatabaseReport
{
    /// <summary>True when the script ran to its end.</summary>
    public bool IsDone { get; internal set; }
}
