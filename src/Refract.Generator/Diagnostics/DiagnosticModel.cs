using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Refract.Schema.Diagnostics;
using Location = Microsoft.CodeAnalysis.Location;
using RoslynSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;
using Severity = Refract.Schema.Diagnostics.DiagnosticSeverity;

namespace Refract.Generator.Diagnostics;

/// <summary>A finding in the schema as plain data, with its place in the <c>.prisma</c> file.</summary>
internal sealed record DiagnosticModel(string Code, Severity Severity, string Message, string Path, int Start,
    int Length, LinePosition From, LinePosition To)
{
    public static DiagnosticModel Of(SchemaDiagnostic diagnostic)
    {
        var (startLine, startColumn) = diagnostic.Location.Start;
        var (endLine, endColumn) = diagnostic.Location.End;
        return new DiagnosticModel(
            diagnostic.Code, diagnostic.Severity, diagnostic.Message, diagnostic.Location.File.Path,
            diagnostic.Location.Span.Start, diagnostic.Location.Span.Length,
            new LinePosition(startLine - 1, startColumn - 1), new LinePosition(endLine - 1, endColumn - 1));
    }

    public Diagnostic ToDiagnostic()
    {
        var severity = Severity switch
        {
            Severity.Error => RoslynSeverity.Error,
            Severity.Warning => RoslynSeverity.Warning,
            _ => RoslynSeverity.Info,
        };
        var message = Severity == Severity.Error ? Message + RulePages.Of(Code) : Message;
        // The message is an argument, because a message of a schema may well contain braces.
        var descriptor = new DiagnosticDescriptor(
            Code, "Prisma schema", "{0}", "Refract.Schema", severity, isEnabledByDefault: true);
        return Diagnostic.Create(descriptor,
            Location.Create(Path, new TextSpan(Start, Length), new LinePositionSpan(From, To)), message);
    }
}
