namespace Refract.Runtime;

/// <summary>A step around operations, and which operations it is for.</summary>
/// <param name="Around">The step: it runs the operation by the function that it is given, or does not.</param>
/// <param name="Model">The model; null for all, and for operations without one.</param>
/// <param name="Access">Only operations that read, or only those that write; null for both.</param>
/// <param name="Verbs">The verbs; null for all.</param>
internal sealed record Hook(
    Func<OperationCall, Func<Task>, Task> Around, ModelInfo? Model, Access? Access, IReadOnlySet<Verb>? Verbs)
{
    /// <summary>True when the step is for an operation.</summary>
    public bool Sees(ModelInfo? model, Verb verb, Access access) =>
        (Model is null || ReferenceEquals(Model, model)) && (Access is null || Access == access)
        && (Verbs is null || Verbs.Contains(verb));
}
