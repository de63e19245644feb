using Microsoft.CodeAnalysis;
using Refract.Generator.Diagnostics;
using Refract.Generator.Models;

namespace Refract.Generator.Selects;

/// <summary>Something wrong with a shape.</summary>
internal sealed record SelectFinding(DiagnosticDescriptor Rule, PlaceModel Place, EquatableArray<string> Arguments)
{
    public SelectFinding(DiagnosticDescriptor rule, SyntaxNode node, params string[] arguments)
        : this(rule, PlaceModel.Of(node.GetLocation()), arguments.ToEquatableArray())
    {
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place.ToLocation(), [.. Arguments]);
}
