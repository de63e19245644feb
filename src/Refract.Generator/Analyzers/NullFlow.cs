using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Refract.Generator.Analyzers;

/// <summary>What the compiler's null analysis says of a value; nothing where the nullable context is off.</summary>
internal static class NullFlow
{
    /// <summary>True for a parameter whose type is a reference that is declared as never null.</summary>
    public static bool TakesNoNull(IParameterSymbol parameter) =>
        TakesNoNull(parameter.Type, parameter.NullableAnnotation);

    /// <summary>True for a place whose type is a reference that is declared as never null.</summary>
    public static bool TakesNoNull(ITypeSymbol type, NullableAnnotation annotation) =>
        type.IsReferenceType && annotation == NullableAnnotation.NotAnnotated;

    /// <summary>The value when it may be null, or those of its items that may be.</summary>
    public static IEnumerable<IOperation> MayBeNull(IOperation value, CancellationToken ct)
    {
        var plain = WithoutConversion(value);
        if (plain is ICollectionExpressionOperation list)
            return list.Elements.SelectMany(item => ItemsOf(item, ct));
        if (plain is IArrayCreationOperation { Initializer: { } items })
            return items.ElementValues.SelectMany(item => MayBeNull(item, ct));
        // A conversion is looked at by itself, but for those of numbers, which turn a null into null unasked.
        if (plain is IConversionOperation { OperatorMethod: { } made } && !IsNumber(made.Parameters[0].Type)) return [];
        if (plain.SemanticModel is not { } semantics || IsSuppressed(plain.Syntax)) return [];
        if (!semantics.GetNullableContext(plain.Syntax.SpanStart).WarningsEnabled()) return [];
        var info = semantics.GetTypeInfo(plain.Syntax, ct);
        var mayBeNull = IsNull(info.Nullability) || IsNull(info.ConvertedNullability) || HasNullableItems(info.Type);
        return mayBeNull ? [plain] : [];
    }

    private static IEnumerable<IOperation> ItemsOf(IOperation item, CancellationToken ct) =>
        MayBeNull(item is ISpreadOperation spread ? spread.Operand : item, ct);

    private static IOperation WithoutConversion(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
            value = conversion.Operand;
        return value;
    }

    private static bool IsNumber(ITypeSymbol type) =>
        type.IsValueType && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;

    private static bool IsNull(NullabilityInfo nullability) => nullability.FlowState == NullableFlowState.MaybeNull;

    /// <summary>A list of texts, each of which may be null.</summary>
    private static bool HasNullableItems(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsNullable(array.ElementType, array.ElementNullableAnnotation),
        INamedTypeSymbol { SpecialType: not SpecialType.System_String } list => list.AllInterfaces.Add(list).Any(face =>
            face.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            && IsNullable(face.TypeArguments[0], face.TypeArgumentNullableAnnotations[0])),
        _ => false,
    };

    private static bool IsNullable(ITypeSymbol type, NullableAnnotation annotation) =>
        type.IsReferenceType && annotation == NullableAnnotation.Annotated;

    /// <summary><c>value!</c>: the operation is that of the value, so only the text shows it.</summary>
    private static bool IsSuppressed(SyntaxNode syntax)
    {
        for (var node = syntax; node is ExpressionSyntax; node = node.Parent)
        {
            if (node.IsKind(SyntaxKind.SuppressNullableWarningExpression)) return true;
            if (node != syntax && node is not (ParenthesizedExpressionSyntax or CastExpressionSyntax)) return false;
        }

        return false;
    }
}
