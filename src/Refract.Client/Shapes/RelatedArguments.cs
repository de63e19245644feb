namespace Refract.Runtime;

/// <summary>
/// Which rows behind a to-many relation a shape wants. For generated code; the steps are those of the class below.
/// </summary>
public abstract class RelatedArguments
{
    private RowArguments _arguments;

    private protected RelatedArguments()
    {
    }

    /// <summary>Which rows.</summary>
    internal ref RowArguments Arguments => ref _arguments;
}
