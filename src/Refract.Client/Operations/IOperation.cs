namespace Refract.Runtime;

/// <summary>
/// One call of a verb, as data that can be run: a plan and how it is carried out. A closed set; steps around operations
/// (tracing) see each of them in this form.
/// </summary>
/// <typeparam name="TResult">What the call returns.</typeparam>
public interface IOperation<TResult>
{
    /// <summary>The model; null for raw SQL.</summary>
    ModelInfo? Model { get; }

    /// <summary>What the call does.</summary>
    Verb Verb { get; }

    /// <summary>What it does with the database.</summary>
    Access Access { get; }

    /// <summary>How it is carried out.</summary>
    internal OperationSteps Steps => Access == Access.Read ? OperationSteps.Reads : OperationSteps.Several;

    /// <summary>The same on a source whose policies may let it fail after its statement ran.</summary>
    internal OperationSteps StepsOn(IRunnerSource source) => Steps;

    /// <summary>Runs it.</summary>
    internal Task<TResult> Run(Engine engine, CancellationToken ct);
}
