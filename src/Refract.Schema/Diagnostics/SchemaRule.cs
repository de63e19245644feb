namespace Refract.Schema.Diagnostics;

/// <summary>A rule of the schema language: what all diagnostics of one code have in common.</summary>
/// <param name="Code">The stable code, <c>RFR1xxx</c>; its page is <c>docs/rules/RFR1xxx.md</c>.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Severity">How much a breach weighs.</param>
public sealed record SchemaRule(string Code, string Title, DiagnosticSeverity Severity = DiagnosticSeverity.Error);
