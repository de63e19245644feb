using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Refract.Generator.Diagnostics;

namespace Refract.Generator.Analyzers;

/// <summary>
/// In a create, a relation is given by its foreign key's columns or through itself, exactly once; by neither where the
/// enclosing write supplies it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OneOfAnalyzer()
    : UsageAnalyzer(UsageRules.RelationMissing, UsageRules.RelationTwice, UsageRules.RelationSupplied)
{
    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Check, OperationKind.ObjectCreation);

    private static void Check(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!RuntimeTypes.IsData(creation.Type)) return;
        var groups = OneOfGroup.Of(creation.Type!);
        if (groups.Count == 0) return;
        var given = new HashSet<string>(StringComparer.Ordinal);
        if (creation.Initializer is not null)
            foreach (var entry in creation.Initializer.Initializers)
                if (RuntimeTypes.MemberOf(entry) is { } member) given.Add(member.Name);

        var (isInPlace, supplied) = Surroundings(creation);
        foreach (var group in groups) Check(context, creation, groups, group, given, isInPlace, supplied);
    }

    private static void Check(
        OperationAnalysisContext context, IObjectCreationOperation creation, IReadOnlyList<OneOfGroup> groups,
        OneOfGroup group, HashSet<string> given, bool isInPlace, string? supplied)
    {
        var type = creation.Type!.Name;
        if (group.Relation == supplied)
        {
            foreach (var member in group.Columns.Select(column => column.Name).Append(group.Relation)
                .Where(given.Contains))
                context.ReportDiagnostic(
                    Diagnostic.Create(UsageRules.RelationSupplied, creation.Syntax.GetLocation(), type, member,
                        group.Relation));
            return;
        }

        var names = string.Join(" and ", group.Columns.Select(column => column.Name)) + " or " + group.Relation;
        if (given.Contains(group.Relation))
        {
            if (group.Columns.All(column => given.Contains(column.Name)))
                context.ReportDiagnostic(
                    Diagnostic.Create(UsageRules.RelationTwice, creation.Syntax.GetLocation(), type, group.Relation,
                        names));
            return;
        }

        // An input kept in a variable can still be completed; one written in its place cannot.
        if (!isInPlace) return;
        var isMissing = group.Columns.Any(column => column.IsRequired && !given.Contains(column.Name)
            && !groups.Any(
                other => other.Columns.Any(same => same.Name == column.Name)
                    && (other.Relation == supplied || given.Contains(other.Relation))));
        if (isMissing)
            context.ReportDiagnostic(
                Diagnostic.Create(UsageRules.RelationMissing, creation.Syntax.GetLocation(), type, group.Relation,
                    names));
    }

    /// <summary>Whether the input stands where it is used, and which relation the write around it supplies.</summary>
    private static (bool IsInPlace, string? Supplied) Surroundings(IOperation creation)
    {
        for (var parent = creation.Parent; parent is not null; parent = parent.Parent)
        {
            if (RuntimeTypes.MemberOf(parent) is { } member && RuntimeTypes.IsData(member.ContainingType))
                return (true, OneOfGroup.SuppliedBy(member));
            if (parent is IArgumentOperation) return (true, null);
            if (parent is IVariableDeclaratorOperation or IBlockOperation or IFieldInitializerOperation
                or IReturnOperation or IAnonymousFunctionOperation) return (false, null);
        }

        return (false, null);
    }
}
