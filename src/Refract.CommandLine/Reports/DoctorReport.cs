namespace Refract.CommandLine;

/// <summary>What <c>doctor</c> returns: everything that was looked at, in order.</summary>
public sealed record DoctorReport : Report
{
    /// <summary>The checks, those that could not be made included.</summary>
    public IReadOnlyList<DoctorCheck> Checks { get; internal set; } = [];

    /// <summary>How many checks found an error.</summary>
    public int ErrorCount => Checks.Count(check => check.State == DoctorCheck.Error);

    /// <summary>How many checks found a reason to warn.</summary>
    public int WarningCount => Checks.Count(check => check.State == DoctorCheck.Warn);

    private protected override int OwnExitCode =>
        ErrorCount == 0 ? CommandLine.ExitCode.Done : CommandLine.ExitCode.Findings;
}
