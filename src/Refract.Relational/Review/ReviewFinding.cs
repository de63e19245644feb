using Refract.Schema.Diagnostics;

namespace Refract.Relational.Review;

/// <summary>Something about a statement that would hurt a database in use.</summary>
/// <param name="Code">The rule: <c>RFR3101</c>.</param>
/// <param name="Level">How severe it is.</param>
/// <param name="Message">What would happen under load, in one or two sentences.</param>
/// <param name="Safer">What to write instead, or what to do; null when there is no other way.</param>
public sealed record ReviewFinding(string Code, DiagnosticSeverity Level, string Message, string? Safer)
{
    /// <summary>
    /// True when the statement takes away what a program that was made for the structure before it may use, so that it
    /// belongs into a later migration than the change of the program.
    /// </summary>
    public bool IsContraction { get; init; }
}
