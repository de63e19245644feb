using Microsoft.CodeAnalysis;
using Refract.Generator.Models;

namespace Refract.Generator.RawRows;

/// <summary>The code that reads a value of a type from a row.</summary>
internal sealed class RawValueCode(ClientModel client)
{
    private static readonly SymbolDisplayFormat s_full = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The row's method for a type, and how its result is converted.</summary>
    private static readonly Dictionary<string, (string Method, string Before, string After)> s_methods =
        new(StringComparer.Ordinal)
        {
            ["int"] = ("Int", "", ""), ["long"] = ("BigInt", "", ""), ["bool"] = ("Boolean", "", ""),
            ["double"] = ("Float", "", ""), ["decimal"] = ("Decimal", "", ""), ["string"] = ("Text", "", ""),
            ["short"] = ("Int", "checked((short{0})", ")"), ["ushort"] = ("Int", "checked((ushort{0})", ")"),
            ["byte"] = ("Int", "checked((byte{0})", ")"), ["sbyte"] = ("Int", "checked((sbyte{0})", ")"),
            ["uint"] = ("BigInt", "checked((uint{0})", ")"), ["ulong"] = ("Decimal", "checked((ulong{0})", ")"),
            ["float"] = ("Float", "(float{0})", ""), ["byte[]"] = ("Bytes", "", ""),
            ["global::System.DateTimeOffset"] = ("DateTime", "", ""),
            ["global::System.DateTime"] = ("DateTime", "", "{0}.UtcDateTime"),
            ["global::System.DateOnly"] = ("Date", "", ""), ["global::System.TimeOnly"] = ("Time", "", ""),
            ["global::System.Guid"] = ("Guid", "", ""), ["global::System.Text.Json.JsonElement"] = ("Json", "", ""),
        };

    private static readonly HashSet<string> s_lists =
        ["IReadOnlyList", "IReadOnlyCollection", "IEnumerable", "IList", "ICollection", "List"];

    /// <summary>True for what the runtime reads as the value of the only column.</summary>
    public bool IsScalar(ITypeSymbol type)
    {
        var (value, _) = Value(type);
        return value.TypeKind == TypeKind.Enum || EnumOf(value) is not null || s_methods.ContainsKey(Text(value));
    }

    /// <summary>The record of a model, as code; null for other types.</summary>
    public string? ModelOf(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
            return client.Models.Any(model => model.Name == type.Name) ? client.Scope.Global(type.Name) : null;
        return type.AllInterfaces.Any(face => face is { Name: "IModel", ContainingNamespace.Name: "Runtime" })
            ? Text(type) : null;
    }

    /// <summary>A type as code. Types of the schema are not there while the code is made.</summary>
    public string Text(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
            return $"({string.Join(", ", tuple.TupleElements.Select(element => Text(element.Type)))})";
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return Text(nullable.TypeArguments[0]) + "?";
        if (type.TypeKind != TypeKind.Error) return type.ToDisplayString(s_full);
        return client.Scope.Global(type.Name)
            + (type.NullableAnnotation == NullableAnnotation.Annotated ? "?" : "");
    }

    /// <summary>The code for a column in a place, or null when no column has the type.</summary>
    public string? Read(ITypeSymbol type, int place)
    {
        var (value, isNullable) = Value(type);
        if (value.TypeKind == TypeKind.Enum || EnumOf(value) is not null)
        {
            var name = EnumOf(value) ?? Text(value);
            var read = $"_R.RawRows.Enum<{name}, TRow>(ref row, {place})";
            return isNullable ? $"row.IsNull({place}) ? ({name}?)null : {read}" : read;
        }

        if (s_methods.TryGetValue(Text(value), out var method))
        {
            // Without annotations a text may be null.
            var mayBeNull = isNullable
                || (value.IsReferenceType && value.NullableAnnotation == NullableAnnotation.None);
            var mark = mayBeNull ? "?" : "";
            return string.Format(System.Globalization.CultureInfo.InvariantCulture, method.Before, mark)
                + $"row.{method.Method}{(mayBeNull ? "N" : "")}({place})"
                + string.Format(System.Globalization.CultureInfo.InvariantCulture, method.After, mark);
        }

        if (ItemOf(value) is not { } item || !s_methods.TryGetValue(Text(item), out var ofItem)
            || ofItem is not { Before: "", After: "" }) return null;
        var list = $"row.List<{Text(item)}>({place})";
        var isInterface = value.Name is "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable";
        var code = isInterface ? list : value is IArrayTypeSymbol ? $"global::System.Linq.Enumerable.ToArray({list})"
            : $"global::System.Linq.Enumerable.ToList({list})";
        return isNullable ? $"row.IsNull({place}) ? null : {code}" : code;
    }

    private string? EnumOf(ITypeSymbol type) => type.TypeKind == TypeKind.Error
        && client.Enums.Any(known => known.Name == type.Name) ? client.Scope.Global(type.Name) : null;

    private static (ITypeSymbol Value, bool IsNullable) Value(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? (nullable.TypeArguments[0], true)
            // A type that is not there yet is taken for a structure when a question mark follows it.
            : type is INamedTypeSymbol { Name: "Nullable", TypeArguments.Length: 1 } unknown
                ? (unknown.TypeArguments[0], true)
                : (type, type.NullableAnnotation == NullableAnnotation.Annotated);

    private static ITypeSymbol? ItemOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named when s_lists.Contains(named.Name) => named.TypeArguments[0],
        _ => null,
    };
}
