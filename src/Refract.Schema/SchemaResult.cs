using Refract.Schema.Diagnostics;

namespace Refract.Schema;

/// <summary>
/// What became of a set of files: the model, as far as it could be made out, and all findings in the order of the text.
/// </summary>
public sealed record SchemaResult(PrismaSchema Schema, IReadOnlyList<SchemaDiagnostic> Diagnostics)
{
    /// <summary>True when nothing stands against using <see cref="Schema"/>.</summary>
    public bool IsValid => !Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
