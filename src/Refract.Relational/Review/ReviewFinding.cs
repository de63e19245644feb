using Refract.Schema.Diagnostics;

namespace Refract.Relational.Review;

/// <summary>Something about a statement that would hurt a database in use.</summary>
/// <param name="Code">The rule: <c>RFR3101</c>.</param>
/// <param name="Level">How severe it is.</param>
/// <param name="Message">What would happen under load, in one or two sentences.</param>
/// <param name="Safer">What to write instead, or what to do; null when there is no other way.</param>
public sealed record ReviewFinding(string Code, DiagnosticSeverity Level, string Message, string? Safer);
