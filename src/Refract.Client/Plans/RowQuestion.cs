namespace Refract.Runtime;

/// <summary>
/// Which rows of a relation a shape wants, where its function holds values of the program around it: known once the
/// function was run for a row. One for each such place and each call.
/// </summary>
internal sealed class RowQuestion
{
    /// <summary>The answer, or null as long as nobody asked for the rows.</summary>
    public RowArguments? Answer { get; set; }
}
