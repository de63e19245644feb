using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Refract.Generator.Controllers;
using Refract.Generator.Models;

namespace Refract.Generator.Selects;

/// <summary>
/// The client of a referenced project, as far as shapes need it: read from its types, because its schema is not there.
/// </summary>
internal static class ReferencedClient
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, ClientModel> s_known = new();

    /// <summary>
    /// The client of the assembly that has the client of this project alone, if any; else the only one, or null when
    /// there is none or more than one.
    /// </summary>
    public static ClientModel? Find(Compilation compilation, string? ownAssembly)
    {
        if (KnownClient.FindReferenced(compilation, ownAssembly) is not { } known
            || compilation.GetTypeByMetadataName(known.FullName) is not { } client) return null;
        return s_known.GetValue(client.ContainingAssembly, _ => Read(known, client));
    }

    private static ClientModel Read(KnownClient known, INamedTypeSymbol client)
    {
        var space = client.ContainingNamespace;
        // The first type argument of a model's verbs is its record.
        var verbs = client.GetMembers().OfType<IPropertySymbol>()
            .Where(property => StemOf(property.Type, "Actions") is not null)
            .ToDictionary(property => StemOf(property.Type, "Actions")!, StringComparer.Ordinal);
        var records = verbs.ToDictionary(pair => pair.Key,
            pair => pair.Value.Type.BaseType!.TypeArguments[0].Name, StringComparer.Ordinal);
        var models = verbs
            .Select(pair =>
                (Stem: pair.Key, pair.Value, Row: space.GetTypeMembers(pair.Key + "Select").FirstOrDefault()))
            .Where(model => model.Row is not null)
            .Select(model => Entity(model.Value, model.Stem, model.Row!, records)).ToList();
        var enums = space.GetTypeMembers().Where(type => type.TypeKind == TypeKind.Enum)
            .Select(type => new EnumModel(type.Name, type.Name, type.Name, null, null,
                type.GetMembers().OfType<IFieldSymbol>()
                    .Select(value => new EnumValueModel(value.Name, value.Name, value.Name, null))
                    .ToEquatableArray()));
        return new ClientModel(new ClientScope(known.Namespace, client.Name), models.ToEquatableArray(),
            enums.ToEquatableArray());
    }

    private static EntityModel Entity(IPropertySymbol property, string stem, INamedTypeSymbol row,
        Dictionary<string, string> records)
    {
        // What a create takes tells what it needs; a view has none.
        var create = row.ContainingNamespace.GetTypeMembers(stem + "Create").FirstOrDefault();
        var columns = row.GetMembers().OfType<IFieldSymbol>()
            .Where(field => !field.IsStatic && field.DeclaredAccessibility == Accessibility.Public)
            .Select(field => Column(field, create?.GetMembers(field.Name).OfType<IPropertySymbol>().FirstOrDefault()))
            .ToList();
        var relations = new List<RelationModel>();
        foreach (var member in row.GetMembers().OfType<IPropertySymbol>())
        {
            if (member.IsStatic || member.DeclaredAccessibility != Accessibility.Public) continue;
            if (member.Type is INamedTypeSymbol { Name: "RelatedRows", TypeArguments.Length: 3 } many)
                relations.Add(RelationModel.Compiled(member.Name, many.TypeArguments[1].Name,
                    StemOf(many.TypeArguments[0], "Select")!, isMany: true, isOptional: false));
            else if (member.Type is INamedTypeSymbol one && IsRow(one))
                relations.Add(
                    RelationModel.Compiled(member.Name, records[StemOf(one, "Select")!], StemOf(one, "Select")!,
                    isMany: false, member.NullableAnnotation == NullableAnnotation.Annotated));
        }

        return EntityModel.Compiled(records[stem], stem, property.Name, columns, relations, isView: create is null);
    }

    private static ColumnModel Column(IFieldSymbol field, IPropertySymbol? created)
    {
        var isList = field.Type is INamedTypeSymbol { Name: "IReadOnlyList" };
        var isNullable = field.Type.NullableAnnotation == NullableAnnotation.Annotated
            || field.Type is INamedTypeSymbol { Name: "Nullable" };
        // A foreign key can be given by its relation instead, but one of a row needs either.
        var isKey = created?.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "OneOfAttribute"
            && attribute.NamedArguments.All(argument => argument.Key != "Optional")) == true;
        return ColumnModel.Compiled(field.Name, isNullable, isList,
            isFilled: created is { IsRequired: false } && !isKey);
    }

    private static bool IsRow(INamedTypeSymbol type) => type.BaseType is
    {
        Name: "Row", ContainingNamespace: { Name: "Runtime", ContainingNamespace.Name: "Refract" },
    };

    private static string? StemOf(ITypeSymbol type, string suffix) =>
        type.Name.EndsWith(suffix, StringComparison.Ordinal) && type.Name.Length > suffix.Length
            ? type.Name.Substring(0, type.Name.Length - suffix.Length) : null;
}
