namespace Refract.Runtime;

/// <summary>Base of the generated client: holds what all models share. Generated code adds one lazy property for each model.</summary>
/// <typeparam name="TSelf">The generated client itself.</typeparam>
public abstract partial class ClientBase<TSelf>(ClientContext context) where TSelf : ClientBase<TSelf>
{
    /// <summary>Carries plans out.</summary>
    protected IExecutor Executor => context.Executor;
}
