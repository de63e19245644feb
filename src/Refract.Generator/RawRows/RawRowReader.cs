using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Refract.Generator.Models;

namespace Refract.Generator.RawRows;

/// <summary>How an object of a type is made of a row.</summary>
internal sealed class RawRowReader(ClientModel client, IAssemblySymbol assembly)
{
    private readonly RawValueCode _values = new(client);
    private readonly List<string> _columns = [];

    /// <summary>What is wrong with the type, as the end of a sentence; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The type's reader; null for a scalar, and when something is wrong.</summary>
    public RawRowModel? Read(ITypeSymbol type)
    {
        if (_values.IsScalar(type)) return null;
        if (_values.ModelOf(type) is { } model) return new RawRowModel(model, true, default, 0, "");
        if (type is not INamedTypeSymbol named || named.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return Wrong($"{type.ToDisplayString()} is no class, record, structure, tuple, model or scalar");
        if (named.IsTupleType) return Tuple(named);
        // TimeSpan and the like have constructors, but are one value.
        if (named.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            return Wrong($"{named.Name} is a value that no column holds");
        if (named.IsAbstract) return Wrong($"{named.Name} is abstract");
        if (!IsReachable(named))
            return Wrong($"{named.Name} is not accessible to generated code: make it, and the types around it, "
                + "internal or public");
        return Object(named);
    }

    private RawRowModel? Tuple(INamedTypeSymbol tuple)
    {
        var parts = new List<string>();
        foreach (var element in tuple.TupleElements)
        {
            if (Value(element.Type, element.Name, parts.Count) is not { } value) return null;
            parts.Add(value);
        }

        return new RawRowModel(_values.Text(tuple), false, default, parts.Count, $"({string.Join(", ", parts)})");
    }

    private RawRowModel? Object(INamedTypeSymbol type)
    {
        var constructors = type.InstanceConstructors
            .Where(candidate => IsCallable(candidate) && !IsCopy(candidate, type))
            .OrderByDescending(candidate => candidate.Parameters.Length).ToList();
        if (constructors.Count == 0)
            return Wrong($"{type.Name} has no constructor that generated code may call");
        if (constructors.Count > 1 && constructors[0].Parameters.Length == constructors[1].Parameters.Length
            && constructors[0].Parameters.Length > 0)
            return Wrong($"{type.Name} has two constructors with {constructors[0].Parameters.Length} parameters");
        var arguments = new List<string>();
        foreach (var parameter in constructors[0].Parameters)
        {
            if (Argument(parameter, type) is not { } argument) return null;
            arguments.Add(argument);
        }

        var given = new HashSet<string>(constructors[0].Parameters.Select(parameter => parameter.Name),
            StringComparer.OrdinalIgnoreCase);
        var settings = new List<string>();
        foreach (var property in Properties(type).Where(property => !given.Contains(property.Name)))
        {
            var name = ColumnOf(property) ?? property.Name;
            if (Value(property.Type, name, _columns.Count) is not { } value) return null;
            _columns.Add(name);
            settings.Add($"{Escape(property.Name)} = {value}");
        }

        if (_columns.Count == 0) return Wrong($"{type.Name} has no constructor parameters and no properties to set");
        var set = settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}";
        return new RawRowModel(_values.Text(type), false, _columns.ToEquatableArray(), _columns.Count,
            $"new({string.Join(", ", arguments)}){set}");
    }

    private string? Argument(IParameterSymbol parameter, INamedTypeSymbol type)
    {
        var property = type.GetMembers().OfType<IPropertySymbol>()
            .FirstOrDefault(member => member.Name == parameter.Name);
        var name = ColumnOf(parameter) ?? (property is null ? null : ColumnOf(property)) ?? parameter.Name;
        var place = _columns.Count;
        if (Value(parameter.Type, name, place) is not { } value) return null;
        if (!parameter.HasExplicitDefaultValue)
        {
            _columns.Add(name);
            return value;
        }

        _columns.Add(name + "?");
        return $"row.Has({place}) ? {value} : {Default(parameter)}";
    }

    private string Default(IParameterSymbol parameter)
    {
        var type = _values.Text(parameter.Type);
        return parameter.ExplicitDefaultValue is not { } value ? $"default({type})"
            : parameter.Type.TypeKind == TypeKind.Enum || value is not (string or char or bool)
                ? $"({type})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})"
                : SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
    }

    private string? Value(ITypeSymbol type, string name, int place)
    {
        if (_values.Read(type, place) is { } value) return value;
        Problem ??= $"{name} is a {type.ToDisplayString()}, which no column holds";
        return null;
    }

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var property in at.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, SetMethod.DeclaredAccessibility:
                        Accessibility.Public or Accessibility.Internal, IsImplicitlyDeclared: false }
                    && !Has(property, "NotMappedAttribute") && seen.Add(property.Name)) yield return property;
            }
        }
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private bool IsCallable(IMethodSymbol constructor) => constructor.DeclaredAccessibility == Accessibility.Public
        || (constructor.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal
            && SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, assembly));

    private static bool IsReachable(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.ContainingType)
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal
                or Accessibility.ProtectedOrInternal) || at.IsFileLocal) return false;
        return true;
    }

    private static string? ColumnOf(ISymbol symbol) => symbol.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass?.Name == "ColumnAttribute")
        ?.ConstructorArguments.FirstOrDefault().Value as string;

    private static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(given => given.AttributeClass?.Name == attribute);

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private RawRowModel? Wrong(string problem)
    {
        Problem ??= problem;
        return null;
    }
}
