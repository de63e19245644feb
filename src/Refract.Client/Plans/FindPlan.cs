using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>Finds rows by a key or a condition, or counts them.</summary>
public class FindPlan : Plan
{
    internal FindPlan()
    {
    }

    /// <summary>A copy.</summary>
    [SetsRequiredMembers]
    private protected FindPlan(FindPlan other) : base(other) =>
        (Key, Arguments, Lock, LoadStrategy) = (other.Key, other.Arguments, other.Lock, other.LoadStrategy);

    /// <summary>What the rows become: records, unless an operation says otherwise.</summary>
    internal virtual RowForm Form => Model;

    /// <summary>The key of the row; null to find rows by condition.</summary>
    internal UniqueKey? Key { get; init; }

    /// <summary>Which rows.</summary>
    internal RowArguments Arguments { get; set; }

    internal RowLock Lock { get; init; }

    /// <summary>How the relations are loaded; null for the client's way.</summary>
    internal RelationLoadStrategy? LoadStrategy { get; init; }

    /// <inheritdoc/>
    internal override int? RowLimit => Key is null ? Arguments.Take : 1;

    /// <inheritdoc/>
    internal override bool CanLimit => Verb is Verb.FindMany or Verb.FindManyAndCount or Verb.Stream;

    /// <inheritdoc/>
    internal override Plan With(PlanChanges changes)
    {
        var copy = Copy<FindPlan>();
        var arguments = Arguments;
        arguments.Where = changes.And(arguments.Where);
        if (changes.Take is { } take) arguments.Take = take;
        copy.Arguments = arguments;
        return copy;
    }

    /// <inheritdoc/>
    public override Access Access => Lock == RowLock.None ? Access.Read : Access.Write;
}
