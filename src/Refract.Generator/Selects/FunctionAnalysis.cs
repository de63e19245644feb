using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.Diagnostics;
using Refract.Generator.Models;

namespace Refract.Generator.Selects;

/// <summary>
/// Finds out what a function uses of its row, by its syntax alone: the types of the row are generated, and not there
/// yet. What it does not understand is taken to use every column.
/// </summary>
internal sealed class FunctionAnalysis(ClientModel client, SemanticModel model, CancellationToken ct)
{
    private readonly List<InnerSelectModel> _inner = [];
    private readonly List<SelectFinding> _findings = [];

    /// <summary>Functions that run while the outer one runs, so what they use does not outlive it.</summary>
    private readonly HashSet<SyntaxNode> _immediate = [];

    /// <summary>Uses of the outer row in functions inside.</summary>
    private readonly List<SyntaxNode> _inside = [];

    /// <summary>The calls inside that are replaced as well.</summary>
    public IReadOnlyList<InnerSelectModel> Inner => _inner;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<SelectFinding> Findings => _findings;

    private LambdaExpressionSyntax _function = null!;

    /// <summary>What a function uses.</summary>
    public ShapeModel Analyse(LambdaExpressionSyntax function, EntityModel entity)
    {
        _function = function;
        var shape = new ShapeBuilder(entity)
        {
            KeepsRows = function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        };
        Collect(function, shape);
        foreach (var use in _inside)
            if (!RunsAtOnce(use)) shape.KeepsRows = true;
        return shape.Build();
    }

    private void Collect(LambdaExpressionSyntax function, ShapeBuilder shape)
    {
        if (Lambdas.ParameterOf(function) is not { } name) return;
        foreach (var use in Lambdas.UsesOf(name, function))
        {
            ct.ThrowIfCancellationRequested();
            if (ReferenceEquals(function, _function) && Lambdas.IsInside(use, function)) _inside.Add(use);
            Use(use, shape);
        }
    }

    /// <summary>What is done with an expression that is a row.</summary>
    private void Use(ExpressionSyntax row, ShapeBuilder shape)
    {
        var expression = Lambdas.Outermost(row);
        switch (expression.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Expression == expression:
                Member(access, access.Name, shape);
                return;
            case ConditionalAccessExpressionSyntax conditional when conditional.Expression == expression:
                foreach (var node in conditional.WhenNotNull.DescendantNodesAndSelf())
                {
                    if (node is not MemberBindingExpressionSyntax binding) continue;
                    Member(binding, binding.Name, shape);
                    return;
                }

                break;
            case { } test when Lambdas.IsNullTest(test, expression):
                return;
        }

        // It goes where nothing is known of it.
        shape.AddAllColumns();
        shape.KeepsRows = true;
    }

    private void Member(ExpressionSyntax access, SimpleNameSyntax name, ShapeBuilder shape)
    {
        var member = name.Identifier.ValueText;
        if (shape.TryAddColumn(member)) return;
        if (shape.Relation(member) is not { } relation)
        {
            // A member of the user's own, which may read anything.
            shape.AddAllColumns();
            shape.KeepsRows = true;
        }
        else if (relation.IsMany)
        {
            Chain(access, relation, shape);
        }
        else
        {
            Use(access, shape.One(relation, TargetOf(relation)));
        }
    }

    /// <summary>The steps on related rows, and the call that ends them.</summary>
    private void Chain(ExpressionSyntax rows, RelationModel relation, ShapeBuilder shape)
    {
        var steps = new ChainSteps(client, relation);
        var expression = rows;
        while (Lambdas.CallOn(expression) is { } call)
        {
            var arguments = call.ArgumentList.Arguments;
            switch (Lambdas.NameOf(call))
            {
                case "Where" or "OrderBy" or "Take" or "Skip":
                    Check(call, relation);
                    steps.Add(call);
                    expression = call;
                    continue;
                case "Select" when arguments.Count == 1 && arguments[0].Expression is LambdaExpressionSyntax function:
                    _immediate.Add(function);
                    var nested = new ShapeBuilder(TargetOf(relation));
                    Collect(function, nested);
                    End(call, ShapePartKind.Many, shape.Add(ShapePartKind.Many, relation, nested, steps.Text,
                        steps.IsDeferred));
                    return;
                case "ToList" when arguments.Count == 0:
                    End(call, ShapePartKind.Records,
                        shape.Add(ShapePartKind.Records, relation, null, steps.Text, steps.IsDeferred));
                    return;
                case "Count" when arguments.Count <= 1:
                    if (arguments.Count == 1)
                    {
                        Check(call, relation);
                        steps.AddCondition(call);
                    }

                    End(call, ShapePartKind.Count,
                        shape.Add(ShapePartKind.Count, relation, null, steps.Text, steps.IsDeferred),
                        hasCondition: arguments.Count == 1);
                    return;
            }

            break;
        }

        _findings.Add(new SelectFinding(SelectRules.OpenEnd, Lambdas.Outermost(expression), shape.Entity.Name,
            relation.Name));
    }

    private void End(InvocationExpressionSyntax call, ShapePartKind kind, int place, bool hasCondition = false)
    {
        if (model.GetInterceptableLocation(call, ct) is not { } location) return;
        _inner.Add(new InnerSelectModel(location.GetInterceptsLocationAttributeSyntax(), kind, hasCondition, place));
    }

    /// <summary>The arguments of a step are the same for all rows, so they cannot come from one.</summary>
    private void Check(InvocationExpressionSyntax step, RelationModel relation)
    {
        foreach (var argument in step.ArgumentList.Arguments)
        {
            if (argument.Expression is LambdaExpressionSyntax function) _immediate.Add(function);
            var own = Lambdas.DeclaredIn(argument);
            foreach (var name in Lambdas.DeclaredIn(_function))
            {
                if (own.Contains(name)) continue;
                foreach (var use in Lambdas.UsesOf(name, argument))
                {
                    _findings.Add(new SelectFinding(SelectRules.RowInCondition, use, relation.Name, name));
                    return;
                }
            }
        }
    }

    private bool RunsAtOnce(SyntaxNode use)
    {
        for (var node = use.Parent; node is not null && node != _function; node = node.Parent)
        {
            // The functions of a query expression are not to be seen.
            if (node is QueryExpressionSyntax) return false;
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax && !_immediate.Contains(node))
                return false;
        }

        return true;
    }

    private EntityModel TargetOf(RelationModel relation) =>
        client.Models.First(entity => entity.Name == relation.Target);
}
