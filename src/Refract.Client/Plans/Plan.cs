using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>
/// What a call asks for, as plain data: model, verb and arguments. Never changed after it was handed over.
/// </summary>
public abstract class Plan
{
    private protected Plan()
    {
    }

    [SetsRequiredMembers]
    private protected Plan(Plan other) => (Model, Verb) = (other.Model, other.Verb);

    /// <summary>The model.</summary>
    public required ModelInfo Model { get; init; }

    /// <summary>What the call does, for logs, traces and errors.</summary>
    public required Verb Verb { get; init; }

    /// <summary>What it does with the database.</summary>
    public abstract Access Access { get; }

    /// <summary>The data that it writes, as given: of each row of a create, and of an update.</summary>
    internal virtual IReadOnlyList<DataInput> Data => [];

    /// <summary>True when it has a condition on the rows that it reads or writes.</summary>
    internal virtual bool HasCondition => true;

    /// <summary>How many rows it reads or writes at most; null for no limit.</summary>
    internal virtual int? RowLimit => null;

    /// <summary>True when the number of its rows can be limited.</summary>
    internal virtual bool CanLimit => false;

    /// <summary>A copy with what a hook changes.</summary>
    internal abstract Plan With(PlanChanges changes);

    /// <summary>A copy, to be changed before it is handed on.</summary>
    private protected T Copy<T>() where T : Plan => (T)MemberwiseClone();
}
