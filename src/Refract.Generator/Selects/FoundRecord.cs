using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.Diagnostics;
using Refract.Generator.Models;

namespace Refract.Generator.Selects;

/// <summary>A record with <c>[Select]</c> or <c>[Data]</c> as it is declared.</summary>
/// <param name="FullName">Its full name.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Declarations">How it and the types around it are declared.</param>
/// <param name="Model">The name of the model's record.</param>
/// <param name="IsInitialised">True when its properties are set, false when its constructor takes them.</param>
/// <param name="Members">Its members.</param>
/// <param name="Place">Where its name stands.</param>
internal sealed record FoundRecord(
    string FullName, string Namespace, EquatableArray<string> Declarations, string Model, bool IsInitialised,
    EquatableArray<FoundMember> Members, PlaceModel Place)
{
    private const string Attribute = "SelectAttribute";

    private static readonly SymbolDisplayFormat s_full = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static FoundRecord? Read(GeneratorAttributeSyntaxContext context, CancellationToken ct)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || context.Attributes.Length == 0
            || context.TargetNode is not TypeDeclarationSyntax declaration) return null;
        var constructor = declaration.ParameterList is null ? null
            : type.InstanceConstructors.FirstOrDefault(candidate =>
                candidate.Parameters.Length == declaration.ParameterList.Parameters.Count
                && candidate.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(ct) == declaration));
        var members = constructor is not null
            ? constructor.Parameters.Select(parameter => Member(parameter, parameter.Type))
            : type.GetMembers().OfType<IPropertySymbol>().Where(IsSet)
                .Select(property => Member(property, property.Type));
        var declarations = new List<string>();
        for (var outer = declaration; outer is not null; outer = outer.Parent as TypeDeclarationSyntax)
            declarations.Insert(0, $"partial {Keyword(outer)} {outer.Identifier.Text}{outer.TypeParameterList}");
        var space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(s_full);
        return new FoundRecord(
            type.ToDisplayString(s_full), space, declarations.ToEquatableArray(), ModelOf(context.Attributes[0]),
            constructor is null, members.ToEquatableArray(), PlaceModel.Of(declaration.Identifier.GetLocation()));
    }

    private static bool IsSet(IPropertySymbol property) =>
        !property.IsStatic && !property.IsIndexer && property.SetMethod is not null && !property.IsImplicitlyDeclared;

    private static string Keyword(TypeDeclarationSyntax type) => type is RecordDeclarationSyntax
    {
        ClassOrStructKeyword.Text: { Length: > 0 } kind,
    } ? $"record {kind}" : type.Keyword.Text;

    private static string ModelOf(AttributeData attribute) => attribute.AttributeClass!.TypeArguments[0].Name;

    private static FoundMember Member(ISymbol symbol, ITypeSymbol type)
    {
        // A type that is not there yet is taken for a structure when a question mark follows it.
        var isNullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        if (type is INamedTypeSymbol { Name: "Nullable", TypeArguments.Length: 1 } nullable)
            (type, isNullable) = (nullable.TypeArguments[0], true);
        var item = type;
        var isList = false;
        if (type is INamedTypeSymbol
            {
                Name: "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable", TypeArguments: { Length: 1 } arguments,
            })
        {
            item = arguments[0];
            isList = true;
        }

        var shape = item.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass is { Name: Attribute, TypeArguments.Length: 1,
                ContainingNamespace.Name: "Refract" });
        return new FoundMember(
            symbol.Name, item.Name, isList, isNullable,
            shape is null ? null
                : item.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(s_full),
            shape is null ? null : ModelOf(shape),
            PlaceModel.Of(symbol.Locations.FirstOrDefault() ?? Location.None));
    }
}

/// <summary>A member of such a record as it is declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The name of its type, or of the type that it lists.</param>
/// <param name="IsList">True for a list.</param>
/// <param name="IsNullable">True when it may be null.</param>
/// <param name="Shape">The full name of its type when that has <c>[Select]</c>, or null.</param>
/// <param name="ShapeModel">The name of the model's record of <paramref name="Shape"/>.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record FoundMember(
    string Name, string Type, bool IsList, bool IsNullable, string? Shape, string? ShapeModel, PlaceModel Place);
