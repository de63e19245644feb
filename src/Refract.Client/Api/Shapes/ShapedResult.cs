namespace Refract.Runtime;

/// <summary>Runs an operation that ends with one row, and makes the result of it.</summary>
internal static class ShapedResult
{
    /// <summary>Of an operation that fails when there is no row.</summary>
    public static async Task<TResult> Of<TRow, TResult>(IExecutor executor, IOperation<TRow?> operation,
        ShapeReader<TRow, TResult> reader, CancellationToken ct)
        where TRow : Row, IRowOf<TRow>, new() =>
        reader.Result((await executor.Run(operation, ct).ConfigureAwait(false))!);

    /// <summary>Of an operation that returns null when there is no row.</summary>
    public static async Task<TResult?> OrDefault<TRow, TResult>(IExecutor executor, IOperation<TRow?> operation,
        ShapeReader<TRow, TResult> reader, CancellationToken ct)
        where TRow : Row, IRowOf<TRow>, new() =>
        await executor.Run(operation, ct).ConfigureAwait(false) is { } row ? reader.Result(row) : default;
}
