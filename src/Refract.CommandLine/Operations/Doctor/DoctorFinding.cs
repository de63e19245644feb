namespace Refract.CommandLine;

/// <summary>What a check found.</summary>
internal sealed record DoctorFinding(string State, string Message, string? Next = null)
{
    public static DoctorFinding Fine(string message) => new(DoctorCheck.Ok, message);

    public static DoctorFinding Doubtful(string message, string? next) => new(DoctorCheck.Warn, message, next);

    public static DoctorFinding Wrong(string message, string? next) => new(DoctorCheck.Error, message, next);

    public static DoctorFinding Skipped(string message) => new(DoctorCheck.Skipped, message);
}
