namespace Refract.Runtime;

/// <summary>
/// Steps around every operation of a client: they observe it, change its arguments, replace its result or refuse it.
/// Those that were added first are outermost. See <see cref="OperationCall"/> for what they are given.
/// </summary>
/// <remarks>
/// A hook runs on the way of the operation: what it throws reaches the caller, and it should pass
/// <see cref="OperationCall.Stop"/> on to what it awaits. What it runs itself on the client is not seen by hooks.
/// Policies hold inside all hooks.
/// </remarks>
public sealed class HookOptions
{
    private readonly List<Hook> _hooks = [];

    internal HookOptions()
    {
    }

    /// <summary>
    /// Adds a step around operations: <c>Around(async (call, next) => { …; await next(); … })</c>.
    /// </summary>
    /// <param name="hook">
    /// The step. It awaits <c>next()</c> to run what is inside it, sets <see cref="OperationCall.Result"/> instead, or
    /// throws. Calling <c>next()</c> again runs the operation again.
    /// </param>
    /// <param name="access">Only operations that read, or only those that write; null for both.</param>
    /// <param name="verbs">Only these verbs; null for all.</param>
    public HookOptions Around(
        Func<OperationCall, Func<Task>, Task> hook, Access? access = null, IEnumerable<Verb>? verbs = null) =>
        Add(hook, null, access, verbs);

    /// <inheritdoc cref="Around"/>
    /// <typeparam name="T">Only operations on the model of this record.</typeparam>
    public HookOptions Around<T>(
        Func<OperationCall, Func<Task>, Task> hook, Access? access = null, IEnumerable<Verb>? verbs = null)
        where T : class, IModel<T> => Add(hook, Model<T>.Info, access, verbs);

    /// <summary>Adds a step before operations.</summary>
    /// <param name="hook">The step; what it throws keeps the operation from running.</param>
    /// <param name="access">Only operations that read, or only those that write; null for both.</param>
    /// <param name="verbs">Only these verbs; null for all.</param>
    public HookOptions Before(
        Func<OperationCall, Task> hook, Access? access = null, IEnumerable<Verb>? verbs = null) =>
        Add(First(hook), null, access, verbs);

    /// <inheritdoc cref="Before"/>
    /// <typeparam name="T">Only operations on the model of this record.</typeparam>
    public HookOptions Before<T>(
        Func<OperationCall, Task> hook, Access? access = null, IEnumerable<Verb>? verbs = null)
        where T : class, IModel<T> => Add(First(hook), Model<T>.Info, access, verbs);

    /// <summary>Adds a step after operations that did not fail.</summary>
    /// <param name="hook">
    /// The step. What it throws reaches the caller, and undoes nothing unless the operation runs in a transaction or
    /// a batch.
    /// </param>
    /// <param name="access">Only operations that read, or only those that write; null for both.</param>
    /// <param name="verbs">Only these verbs; null for all.</param>
    public HookOptions After(
        Func<OperationCall, Task> hook, Access? access = null, IEnumerable<Verb>? verbs = null) =>
        Add(Last(hook), null, access, verbs);

    /// <inheritdoc cref="After"/>
    /// <typeparam name="T">Only operations on the model of this record.</typeparam>
    public HookOptions After<T>(
        Func<OperationCall, Task> hook, Access? access = null, IEnumerable<Verb>? verbs = null)
        where T : class, IModel<T> => Add(Last(hook), Model<T>.Info, access, verbs);

    /// <summary>The hooks as they are now; null for none.</summary>
    internal HookList? Build() => _hooks.Count == 0 ? null : new HookList(_hooks);

    private static Func<OperationCall, Func<Task>, Task> First(Func<OperationCall, Task> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return async (call, next) =>
        {
            await hook(call).ConfigureAwait(false);
            await next().ConfigureAwait(false);
        };
    }

    private static Func<OperationCall, Func<Task>, Task> Last(Func<OperationCall, Task> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return async (call, next) =>
        {
            await next().ConfigureAwait(false);
            await hook(call).ConfigureAwait(false);
        };
    }

    private HookOptions Add(
        Func<OperationCall, Func<Task>, Task> hook, ModelInfo? model, Access? access, IEnumerable<Verb>? verbs)
    {
        ArgumentNullException.ThrowIfNull(hook);
        _hooks.Add(new Hook(hook, model, access, verbs?.ToHashSet()));
        return this;
    }
}
