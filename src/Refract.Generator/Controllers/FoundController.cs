using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.Diagnostics;
using Refract.Generator.Models;

namespace Refract.Generator.Controllers;

/// <summary>A class marked with <c>[Controller&lt;Model&gt;]</c>, and where.</summary>
internal sealed record FoundController(ControllerModel Controller, bool IsUsable, PlaceModel Place)
{
    private const string Suffix = "Controller";

    public static FoundController? Read(GeneratorAttributeSyntaxContext context, CancellationToken ct)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || context.Attributes.Length == 0) return null;
        var name = type.Name;
        // The hub's own members begin with an underscore.
        var isShortened = name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length
            && name[0] != '_';
        var property = isShortened ? name.Substring(0, name.Length - Suffix.Length) : name;
        var constructor = type.InstanceConstructors
            .Where(candidate => candidate.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal)
            .OrderByDescending(candidate => candidate.Parameters.Length).FirstOrDefault();
        var parameters = constructor?.Parameters.Select(
            parameter => new ControllerParameterModel(parameter.Name, TypeOf(parameter), parameter.IsOptional)) ?? [];
        var controller = new ControllerModel(
            FullName(type), property, ModelOf(context.Attributes[0]),
            type.DeclaredAccessibility == Accessibility.Public, parameters.ToEquatableArray());
        var place = PlaceModel.Of(((ClassDeclarationSyntax)context.TargetNode).Identifier.GetLocation());
        return new FoundController(controller,
            constructor is not null && !type.IsAbstract && !type.IsGenericType && !type.IsFileLocal
                && type.ContainingType is null, place);
    }

    /// <summary>The record is generated, so to the generator it is an error type: only its name is known.</summary>
    private static string ModelOf(AttributeData attribute) => attribute.AttributeClass!.TypeArguments[0].Name;

    private static string TypeOf(IParameterSymbol parameter)
    {
        var type = parameter.Type is IErrorTypeSymbol error
            ? error.Name : parameter.Type.WithNullableAnnotation(NullableAnnotation.None)
            .ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return parameter.NullableAnnotation == NullableAnnotation.Annotated ? type + "?" : type;
    }

    private static string FullName(INamedTypeSymbol type) =>
        type.ToDisplayString(
            SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(
                SymbolDisplayGlobalNamespaceStyle.Omitted));
}
