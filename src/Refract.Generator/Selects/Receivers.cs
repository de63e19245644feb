using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.Models;

namespace Refract.Generator.Selects;

/// <summary>
/// Finds out of which model a query is. By syntax, because the client's types are not there while it is generated;
/// where that does not suffice, by the names of types that the compiler does not find.
/// </summary>
internal sealed class Receivers(ClientModel client, SemanticModel model, CancellationToken ct)
{
    /// <summary>How many variables are followed to where they are set.</summary>
    private const int MostVariables = 8;

    private int _variables;

    /// <summary>The model of verbs or of a query, or null.</summary>
    /// <param name="expression">The expression in front of <c>.Select</c>.</param>
    public Receiver? Find(ExpressionSyntax expression)
    {
        ct.ThrowIfCancellationRequested();
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Find(inner.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                return Find(sure.Operand);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax step } when IsStep(step.Name):
                return Find(step.Expression) is { } source ? source with { IsQuery = true } : null;
            case InvocationExpressionSyntax call:
                return Method(call);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Query" } query
                when Find(query.Expression) is { IsQuery: false } verbs:
                return verbs with { IsQuery = true };
            case MemberAccessExpressionSyntax access:
                return Property(access);
            case MemberBindingExpressionSyntax { Parent: not null } binding:
                return Property(binding);
            case IdentifierNameSyntax name:
                return Variable(name);
            default:
                return null;
        }
    }

    /// <summary>
    /// A method of the user's: the one that the compiler found, or else by its name, as all of that name return the
    /// same.
    /// </summary>
    private Receiver? Method(InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call, ct).Symbol is IMethodSymbol known) return ByName(known.ReturnType.Name);
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => null,
        };
        if (name is null) return null;
        Receiver? found = null;
        foreach (var symbol in model.Compilation.GetSymbolsWithName(name, SymbolFilter.Member, ct))
        {
            if (symbol is not IMethodSymbol method) continue;
            if (ByName(method.ReturnType.Name) is not { } receiver) return null;
            if (found is not null && found != receiver) return null;
            found = receiver;
        }

        return found;
    }

    private static bool IsStep(SimpleNameSyntax name) => name is IdentifierNameSyntax
    {
        Identifier.ValueText: "Where" or "OrderBy" or "Include" or "Take" or "Skip" or "Cursor" or "Distinct" or "Lock"
            or "RelationLoadStrategy",
    };

    private Receiver? Property(MemberAccessExpressionSyntax access)
    {
        var entity = EntityAt(access.Name);
        if (entity is null) return ByType(access);
        var owner = model.GetTypeInfo(access.Expression, ct).Type;
        return MayBeClient(owner) ? new Receiver(entity, IsQuery: false) : ByType(access);
    }

    private Receiver? Property(MemberBindingExpressionSyntax binding)
    {
        if (EntityAt(binding.Name) is not { } entity) return null;
        var access = binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>();
        return access is not null && MayBeClient(model.GetTypeInfo(access.Expression, ct).Type)
            ? new Receiver(entity, IsQuery: false) : null;
    }

    private EntityModel? EntityAt(SimpleNameSyntax name) => name is not IdentifierNameSyntax ? null
        : client.Models.FirstOrDefault(entity => entity.Property == name.Identifier.ValueText);

    /// <summary>
    /// A type that the compiler does not know may be the client, and one that it knows is when it has its name.
    /// </summary>
    private bool MayBeClient(ITypeSymbol? type)
    {
        if (type is null or IErrorTypeSymbol or ITypeParameterSymbol) return true;
        for (; type is not null; type = type.BaseType)
            if (type.Name == client.Scope.Client || type is IErrorTypeSymbol) return true;
        return false;
    }

    /// <summary>A variable, parameter, field or property, by how it is declared.</summary>
    private Receiver? Variable(IdentifierNameSyntax name)
    {
        if (++_variables > MostVariables) return null;
        var text = name.Identifier.ValueText;
        for (SyntaxNode? node = name; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax or ForEachStatementSyntax when Lambdas.Declares(node, text):
                    return ByType(name);
                case BlockSyntax or CompilationUnitSyntax or SwitchSectionSyntax:
                    foreach (var statement in node.ChildNodes())
                    {
                        var local = statement is GlobalStatementSyntax global ? global.Statement : statement;
                        if (local is LocalDeclarationStatementSyntax declaration
                            && In(declaration.Declaration, text, out var found)) return found;
                    }

                    break;
                case BaseMethodDeclarationSyntax method when In(method.ParameterList, text, out var found):
                    return found;
                case LocalFunctionStatementSyntax local when In(local.ParameterList, text, out var found):
                    return found;
                case TypeDeclarationSyntax type:
                    if (In(type.ParameterList, text, out var parameter)) return parameter;
                    foreach (var member in type.Members)
                    {
                        if (member is FieldDeclarationSyntax field && In(field.Declaration, text, out var inField))
                            return inField;
                        if (member is PropertyDeclarationSyntax property && property.Identifier.ValueText == text)
                            return ByName(property.Type);
                    }

                    break;
            }
        }

        // Declared in another part of the class, or by a pattern or a loop: the compiler says by which name.
        return ByType(name);
    }

    private bool In(VariableDeclarationSyntax declaration, string name, out Receiver? found)
    {
        found = null;
        foreach (var variable in declaration.Variables)
        {
            if (variable.Identifier.ValueText != name) continue;
            found = declaration.Type.IsVar && variable.Initializer is { } set
                ? Find(set.Value) : ByName(declaration.Type);
            return true;
        }

        return false;
    }

    private bool In(ParameterListSyntax? parameters, string name, out Receiver? found)
    {
        found = null;
        if (parameters is null) return false;
        foreach (var parameter in parameters.Parameters)
        {
            if (parameter.Identifier.ValueText != name) continue;
            found = parameter.Type is { } type ? ByName(type) : null;
            return true;
        }

        return false;
    }

    /// <summary>What the compiler takes for verbs or a query, by the name of its type.</summary>
    private Receiver? ByType(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression, ct).Type is { } type ? ByName(type.Name) : null;

    private Receiver? ByName(TypeSyntax type)
    {
        var name = type is NullableTypeSyntax nullable ? nullable.ElementType : type;
        return name switch
        {
            IdentifierNameSyntax identifier => ByName(identifier.Identifier.ValueText),
            QualifiedNameSyntax qualified => ByName(qualified.Right.Identifier.ValueText),
            AliasQualifiedNameSyntax alias => ByName(alias.Name.Identifier.ValueText),
            _ => null,
        };
    }

    private Receiver? ByName(string name)
    {
        foreach (var entity in client.Models)
        {
            if (name == client.Scope.Helper(entity.Stem, "Query")) return new Receiver(entity, IsQuery: true);
            if (name == client.Scope.Helper(entity.Stem, "Actions")) return new Receiver(entity, IsQuery: false);
        }

        return null;
    }
}

/// <summary>Of which model a query is.</summary>
/// <param name="Entity">The model.</param>
/// <param name="IsQuery">True for a query, false for the verbs of the model.</param>
internal sealed record Receiver(EntityModel Entity, bool IsQuery);
