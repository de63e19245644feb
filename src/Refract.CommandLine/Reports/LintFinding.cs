namespace Refract.CommandLine;

/// <summary>Something about a statement that would hurt a database in use.</summary>
/// <param name="Code">The rule, which <c>refract explain</c> explains.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Message">What would happen under load.</param>
/// <param name="Safer">What to write instead, or what to do; null when there is no other way.</param>
public sealed record LintFinding(string Code, string Level, string Message, string? Safer)
{
    internal const string Error = "error";

    internal const string Warning = "warning";

    internal const string Info = "info";
}
