namespace Refract.Runtime;

/// <summary>
/// The arguments of a relation in a shape that depend on values of the program: known once the function was run for a
/// row. One for each such place and each call.
/// </summary>
internal sealed class DeferredRows
{
    /// <summary>The arguments; null until the function requested the rows.</summary>
    public RowArguments? Arguments { get; set; }
}
