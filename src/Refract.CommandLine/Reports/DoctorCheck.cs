namespace Refract.CommandLine;

/// <summary>One thing that <c>doctor</c> looked at.</summary>
/// <param name="Name">What was looked at: <c>schema</c>, <c>connection</c>.</param>
/// <param name="State"><c>ok</c>, <c>warn</c>, <c>error</c>, or <c>skipped</c> when it could not be looked at.</param>
/// <param name="Message">What was found, in a sentence or a few lines.</param>
/// <param name="Next">What to do about it, or null.</param>
public sealed record DoctorCheck(string Name, string State, string Message, string? Next)
{
    internal const string Ok = "ok";

    internal const string Warn = "warn";

    internal const string Error = "error";

    internal const string Skipped = "skipped";
}
