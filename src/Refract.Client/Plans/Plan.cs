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
}
