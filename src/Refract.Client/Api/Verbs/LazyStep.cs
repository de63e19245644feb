namespace Refract.Runtime;

/// <summary>A lazy column to read, in the lambda style: <c>u =&gt; u.Password</c>.</summary>
public sealed class LazyStep(int slot) : IncludeStep
{
    internal override void AddTo(ref RowArguments arguments, ModelInfo model) => arguments.Add(model.Column(slot));
}
