namespace Refract.Runtime;

/// <summary>
/// The hooks of a client, the outermost first, as they were when it was made. What a hook runs itself on the client is
/// seen by none of them: otherwise it would meet its own operations.
/// </summary>
public sealed class HookList
{
    private readonly Hook[] _hooks;
    private readonly AsyncLocal<bool> _isInside = new();

    internal HookList(IEnumerable<Hook> hooks) => _hooks = [.. hooks];

    /// <summary>True in the code of a hook, false again in the operation that it lets run.</summary>
    internal bool IsInside
    {
        get => _isInside.Value;
        set => _isInside.Value = value;
    }

    /// <summary>True when a hook is for the operation, and it does not come from one.</summary>
    internal bool Sees(ModelInfo? model, Verb verb, Access access) =>
        FirstFrom(0, model, verb, access) < _hooks.Length && !IsInside;

    /// <summary>The position of the next hook for an operation; behind the last when there is none.</summary>
    internal int FirstFrom(int at, ModelInfo? model, Verb verb, Access access)
    {
        while (at < _hooks.Length && !_hooks[at].Sees(model, verb, access)) at++;
        return at;
    }

    /// <summary>The hook at a position; null behind the last.</summary>
    internal Func<OperationCall, Func<Task>, Task>? At(int at) => at < _hooks.Length ? _hooks[at].Around : null;
}
