using Microsoft.CodeAnalysis;
using Refract.Generator.Models;

namespace Refract.Generator.Diagnostics;

/// <summary>Something wrong with a controller.</summary>
internal sealed record ControllerFinding(DiagnosticDescriptor Rule, PlaceModel Place, EquatableArray<string> Arguments)
{
    public ControllerFinding(DiagnosticDescriptor rule, PlaceModel place, string[] arguments)
        : this(rule, place, arguments.ToEquatableArray())
    {
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place.ToLocation(), [.. Arguments]);
}
