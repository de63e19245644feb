namespace Refract.Schema.Diagnostics;

/// <summary>How much a finding weighs.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Info,

    /// <summary>Allowed, but most likely not meant.</summary>
    Warning,

    /// <summary>The schema cannot be used until this is fixed.</summary>
    Error,
}
