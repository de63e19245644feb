using Refract.Schema.Text;

namespace Refract.Schema.Diagnostics;

/// <summary>A finding in a schema: what, where, and how to fix it.</summary>
/// <param name="Code">The stable code, <c>RFR1xxx</c>; each has a page in <c>docs/rules</c>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">One or more sentences for a person; never empty.</param>
/// <param name="Location">The exact text it speaks of.</param>
public sealed record SchemaDiagnostic(string Code, DiagnosticSeverity Severity, string Message, SourceLocation Location)
{
    /// <summary>
    /// One or more sentences for a person; never empty. A password that stands in the quoted text is masked.
    /// </summary>
    public string Message { get; init; } = SecretText.Mask(Message);

    /// <summary>
    /// Where the mistake stands that this finding only follows from, and with which it goes away; null for one that
    /// stands for itself. What follows from one mistake may be very many lines: those who show findings to people show
    /// such a run as one.
    /// </summary>
    public SourceLocation? Cause { get; init; }

    /// <summary><c>path(line,column): error RFR1001: message</c>, the form that editors and build logs link.</summary>
    public override string ToString()
    {
        var (line, column) = Location.Start;
        return $"{Location.File.Path}({line},{column}): {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
    }
}
